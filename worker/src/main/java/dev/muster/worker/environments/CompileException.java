package dev.muster.worker.environments;

import java.util.List;

/// The code is not Java, or not against what is there. Its message is the first problem: file, line
/// and what is wrong.
public final class CompileException extends Exception {
  private static final int MOST = 20;

  private final List<String> problems;

  CompileException(List<Problem> problems) {
    super(problems.isEmpty() ? "it does not compile" : problems.getFirst().toString());
    this.problems = problems.stream().distinct().limit(MOST).map(Problem::toString).toList();
  }

  /// All of what is wrong, in the order of the files, twenty at the most.
  public List<String> problems() {
    return problems;
  }
}
