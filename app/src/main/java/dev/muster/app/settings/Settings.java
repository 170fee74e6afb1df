package dev.muster.app.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is kept between starts. Whatever is wrong with its file, the window opens: {@link
/// #trouble()} says in a sentence what is not kept, and no file is overwritten that could not be
/// read. Reads and writes the disk, so not on the window's thread.
public final class Settings {
  private final @Nullable SettingsFile file;
  private volatile Kept kept = Kept.nothing();
  private volatile String trouble = "";
  private boolean mayWrite;

  private Settings(@Nullable SettingsFile file) {
    this.file = file;
    this.mayWrite = file != null;
  }

  /// Keeps nothing and reads nothing: for a window that is nobody's.
  public static Settings inMemory() {
    return new Settings(null);
  }

  /// Reads what was kept in a folder; it and its file are made when there is something to keep.
  public static Settings in(Path folder) {
    var settings = new Settings(new SettingsFile(folder.resolve("settings.json")));
    settings.read();
    return settings;
  }

  /// The folder of this person on this machine: `$XDG_CONFIG_HOME/muster` or `~/.config/muster`,
  /// `%APPDATA%\Muster`, `~/Library/Application Support/Muster`.
  public static Path folder() {
    return folder(
        System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
  }

  static Path folder(String system, String home, Map<String, String> environment) {
    if (system.startsWith("Windows")) {
      var roaming = environment.get("APPDATA");
      return roaming == null || roaming.isBlank()
          ? Path.of(home, "AppData", "Roaming", "Muster")
          : Path.of(roaming, "Muster");
    }
    if (system.startsWith("Mac")) {
      return Path.of(home, "Library", "Application Support", "Muster");
    }
    // By the XDG specification a path that isn't absolute counts as none.
    var config = Objects.requireNonNullElse(environment.get("XDG_CONFIG_HOME"), "");
    return config.startsWith("/") ? Path.of(config, "muster") : Path.of(home, ".config", "muster");
  }

  /// What is kept, as last read or changed.
  public Kept kept() {
    return kept;
  }

  /// What a person should know, in a sentence; empty if all is well.
  public String trouble() {
    return trouble;
  }

  /// Changes what is kept, on top of what other windows have kept meanwhile, and writes it.
  ///
  /// @return what is kept now; also where it could not be written
  public synchronized Kept change(UnaryOperator<Kept> change) {
    read();
    kept = change.apply(kept);
    if (file != null && mayWrite) {
      try {
        file.write(kept);
      } catch (IOException e) {
        trouble = file.path() + " can't be written, so nothing new is kept: " + why(e) + ".";
      }
    }
    return kept;
  }

  /// Keeps nothing from here on: whoever comes later is too late.
  public synchronized void close() {
    mayWrite = false;
  }

  private synchronized void read() {
    if (file == null || !mayWrite) {
      return;
    }
    try {
      file.read().ifPresent(this::take);
    } catch (SettingsFile.Broken e) {
      putAside(file, Objects.requireNonNullElse(e.getMessage(), ""));
    } catch (IOException e) {
      mayWrite = false;
      trouble =
          file.path()
              + " can't be read: "
              + why(e)
              + ". The window starts with its defaults and keeps nothing.";
    }
  }

  private void take(Kept read) {
    if (read.version() > Kept.VERSION) {
      mayWrite = false;
      trouble =
          "The settings are of a newer Muster: they are left as they are, and nothing is kept of"
              + " this window.";
      return;
    }
    kept = read;
  }

  private void putAside(SettingsFile broken, String why) {
    try {
      trouble =
          "The settings could not be read, for "
              + why
              + ": the window starts with its defaults. The old file is kept as "
              + broken.putAside()
              + ".";
    } catch (IOException e) {
      mayWrite = false;
      trouble =
          broken.path()
              + " is broken, for "
              + why
              + ", and can't be put aside: "
              + why(e)
              + ". Nothing is kept of this window.";
    }
  }

  private static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "this user may not";
    }
    var reason = e instanceof FileSystemException files ? files.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason.replaceAll("\\.+$", "");
  }
}
