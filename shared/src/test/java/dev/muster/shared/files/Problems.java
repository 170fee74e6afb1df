package dev.muster.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Asserts that something is refused with a type and a sentence.
final class Problems {
  private Problems() {}

  static void problem(String type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(FileProblem.class)
        .satisfies(
            it -> {
              assertThat(((FileProblem) it).type()).as(it.getMessage()).isEqualTo(type);
              assertThat(it.getMessage()).endsWith(".");
            });
  }
}
