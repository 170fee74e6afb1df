package dev.muster.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a tour tells: headings, calls with their answers, and what the first worker's log said.
public final class Transcript {
  private final Consumer<String> say;
  private final List<Step> steps = new ArrayList<>();

  /// @param say gets it line by line
  public Transcript(Consumer<String> say) {
    this.say = say;
  }

  void heading(String title) {
    say.accept("");
    say.accept("── " + title + " " + "─".repeat(Math.max(0, 74 - title.length())));
  }

  void step(String call, String answer) {
    steps.add(new Step(call, answer));
    say.accept("");
    say.accept("> " + call);
    answer.lines().forEach(line -> say.accept("## " + line));
  }

  void log(String lines) {
    steps.add(new Step("", lines));
    say.accept("");
    lines.lines().forEach(line -> say.accept("   " + line));
  }

  /// All that was called, in order.
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /// The answer to the first such call.
  public String answerTo(String call) {
    return steps.stream()
        .filter(step -> step.call().equals(call))
        .map(Step::answer)
        .findFirst()
        .orElseThrow();
  }
}
