package dev.muster.shared.files;

import dev.muster.shared.Failure;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file could not be listed, read, written, packed or unpacked: a type that a program may
/// test for, and a sentence for a person. At a worker it becomes the answer's {@link Failure}.
///
/// Types: `BadName`, `OutsideFolder`, `NoSuchFile`, `NotRegular`, `Refused` (a file that nobody may
/// touch), `Denied` (by the operating system), `Changed` (while it was being opened), `TooLarge`,
/// `TooMany`, `BadPattern`, `BadArgument`, `UnusedArgument`, `BadPack`, `Missing` (content that
/// isn't in Redis), `Corrupt`, `Interrupted`, `Disk`.
public final class FileProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;

  FileProblem(String type, String message) {
    super(message);
    this.type = type;
  }

  private FileProblem(String type, String message, IOException cause) {
    super(message, cause);
    this.type = type;
  }

  /// A short name that a program may test for.
  public String type() {
    return type;
  }

  /// The same as a worker's answer carries it.
  public Failure failure() {
    return Failure.of(type, String.valueOf(getMessage()));
  }

  static FileProblem noSuchFile(String name) {
    return new FileProblem("NoSuchFile", "There is no " + FileName.quoted(name) + " here.");
  }

  static FileProblem interrupted() {
    return new FileProblem("Interrupted", "Interrupted before it was done.");
  }

  /// @param doing what was being done, as in "read"
  static FileProblem of(IOException e, String doing, String name) {
    var shown = FileName.quoted(name);
    return switch (e) {
      case ClosedByInterruptException interrupt -> interrupted();
      case NoSuchFileException gone ->
          new FileProblem("NoSuchFile", "There is no " + shown + " here.", gone);
      case AccessDeniedException denied ->
          new FileProblem(
              "Denied", "This process may not " + doing + " " + shown + ": permission denied.", e);
      default ->
          new FileProblem("Disk", "Could not " + doing + " " + shown + ": " + reason(e) + ".", e);
    };
  }

  private static String reason(IOException e) {
    var reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null || reason.isBlank() ? e.getClass().getSimpleName() : reason;
  }
}
