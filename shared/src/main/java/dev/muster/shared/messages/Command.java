package dev.muster.shared.messages;

import java.util.Locale;
import java.util.Optional;

/// What can be said to a worker. Arguments and results of each stand in `PROTOCOL.md`.
public enum Command {
  PING("answers PONG"),
  ECHO("prints a text"),
  INFO("refreshes and returns the worker's information"),
  DIR("lists its folder with the MD5 of each file"),
  PUSH("copies files from the worker into Redis"),
  PULL("copies files from Redis to the worker"),
  EVAL("runs Java in the worker's global environment"),
  STOP("ends the worker after its task"),
  PAUSE("takes no further tasks"),
  RESUME("takes tasks again"),
  ENVIR("loads one environment"),
  REFRESH("loads all its environments again"),
  TIMEOUT_SET("leaves after so long without a task"),
  TIMEOUT_GET("says how long it would wait");

  private final String meaning;

  Command(String meaning) {
    this.meaning = meaning;
  }

  /// What the worker does, in a few words.
  public String meaning() {
    return meaning;
  }

  /// The command of that name, in any case; empty for a word that is none.
  public static Optional<Command> of(String name) {
    for (var command : values()) {
      if (command.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
