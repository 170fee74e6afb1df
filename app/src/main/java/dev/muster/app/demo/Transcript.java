package dev.muster.app.demo;

import java.util.function.Consumer;

/// What a tour tells, line by line: headings, calls with their answers, and what the first worker's
/// log said.
final class Transcript {
  private static final int WIDTH = 74;

  private final Consumer<String> say;

  /// @param say gets each line
  Transcript(Consumer<String> say) {
    this.say = say;
  }

  void heading(String title) {
    say.accept("");
    say.accept("── " + title + " " + "─".repeat(Math.max(0, WIDTH - title.length())));
  }

  /// @param call as it is written in Java
  /// @param answer what it gave, as text; a failure as its sentence
  void step(String call, String answer) {
    say.accept("");
    say.accept("> " + call);
    answer.lines().forEach(line -> say.accept("## " + line));
  }

  void log(String lines) {
    say.accept("");
    lines.lines().forEach(line -> say.accept("   " + line));
  }
}
