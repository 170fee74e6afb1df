package dev.muster.worker.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralCallTest {
  @Test
  void literalsBecomeJson() {
    var call = LiteralCall.of(" f (1, -2.5e3 , \"a, \\\"b\\\"\\n)\", true,null) ; ").orElseThrow();
    assertThat(call.function()).isEqualTo("f");
    assertThat(call.arguments())
        .extracting(Object::toString)
        .isEqualTo(List.of("1", "-2500.0", "\"a, \\\"b\\\"\\n)\"", "true", "null"));
    assertThat(LiteralCall.of("now()").orElseThrow().arguments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(1) + f(2)",
        "f(g(1))",
        "f(1L)",
        "f(010)",
        "f(3000000000)",
        "f(1.5f)",
        "f('c')",
        "f(1,)",
        "f(,1)",
        "f(x)",
        "a.f(1)",
        "f(1); f(2)",
        "f(\"a\" + \"b\")",
        "f(\"\\u0041\")",
        "f(\"\"\"\n  x\"\"\")",
        "f",
        ""
      })
  void anythingElseIsForTheCompiler(String code) {
    assertThat(LiteralCall.of(code)).isEmpty();
  }

  @Test
  void aLongTextIsForTheCompilerAndCostsNoStack() {
    assertThat(LiteralCall.of("f(\"" + "\\n".repeat(900) + "\")")).isPresent();
    assertThat(LiteralCall.of("f(\"" + "x".repeat(3_000) + "\")")).isEmpty();
  }
}
