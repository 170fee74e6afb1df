package dev.muster.app.files;

import dev.muster.app.code.Lexer;
import dev.muster.app.code.Span;
import dev.muster.app.code.Syntax;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The beginning of a file, made ready to be looked at. Made away from the window's thread.
final class Content {
  /// Bytes that come at once.
  static final int PIECE = 64 << 10;

  /// Bytes that are looked at; who wants more saves the file.
  static final int MOST = 256 << 10;

  /// Bytes of a picture, which can't be shown in part.
  static final int PICTURE = 8 << 20;

  private final FileEntry entry;
  private final byte[] bytes;
  private final Syntax syntax;
  private final @Nullable Reading reading;
  private final List<Span> spans;
  private final @Nullable Picture picture;

  private Content(FileEntry entry, byte[] bytes, @Nullable Picture picture) {
    this.entry = entry;
    this.bytes = bytes;
    this.picture = picture;
    syntax = Syntax.of(entry.name());
    reading = picture != null ? null : Reading.of(bytes, bytes.length == size()).orElse(null);
    spans = reading == null ? List.of() : Lexer.spans(syntax, reading.text());
  }

  /// Reads the first piece, and the whole of a picture.
  static Content first(Files files, FileEntry entry) {
    var bytes = files.peek(entry.hash(), entry.name(), 0, PIECE);
    if (entry.hash().size() <= PICTURE && Picture.begins(bytes)) {
      var picture = Picture.of(files.read(entry.hash(), entry.name()));
      if (picture.isPresent()) {
        return new Content(entry, bytes, picture.get());
      }
    }
    return new Content(entry, bytes, null);
  }

  /// Reads one more piece.
  Content more(Files files) {
    var next =
        files.peek(entry.hash(), entry.name(), bytes.length, Math.min(PIECE, MOST - bytes.length));
    var all = Arrays.copyOf(bytes, bytes.length + next.length);
    System.arraycopy(next, 0, all, bytes.length, next.length);
    return new Content(entry, all, picture);
  }

  /// Whether there is more to read, and it may be.
  boolean hasMore() {
    return bytes.length < Math.min(size(), MOST);
  }

  /// Whether all of it is here.
  boolean isWhole() {
    return bytes.length == size();
  }

  FileEntry entry() {
    return entry;
  }

  FileHash hash() {
    return entry.hash();
  }

  /// Bytes of the whole file.
  long size() {
    return entry.hash().size();
  }

  /// Bytes that are here.
  int length() {
    return bytes.length;
  }

  Syntax syntax() {
    return syntax;
  }

  /// As text; empty if it is none.
  Optional<Reading> reading() {
    return Optional.ofNullable(reading);
  }

  /// What is coloured in the text.
  List<Span> spans() {
    return spans;
  }

  /// As a picture; empty if it is none.
  Optional<Picture> picture() {
    return Optional.ofNullable(picture);
  }

  /// One line of a hexadecimal view: where, 16 bytes, and the same as letters.
  String hexLine(int row) {
    var line = new StringBuilder(80);
    var from = row * HexRows.WIDTH;
    var to = Math.min(from + HexRows.WIDTH, bytes.length);
    HexRows.append(line, from, Arrays.copyOfRange(bytes, from, to));
    return line.toString();
  }

  /// How many such lines there are.
  int hexLines() {
    return (bytes.length + HexRows.WIDTH - 1) / HexRows.WIDTH;
  }
}
