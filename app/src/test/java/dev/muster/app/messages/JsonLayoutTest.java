package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonLayoutTest {
  @Test
  void everyTokenStandsAsItWasWritten() {
    var wire =
        "{\"id\":\"1443440465.467350\",\"result\":{\"a,"
            + " b\":[1.50,1e9,{}],\"q\":\"\\\"}\",\"n\":null,\"e\":[]},\"time\":1443440465.512}";
    assertThat(JsonLayout.of(wire))
        .isEqualTo(
            """
            {
              "id": "1443440465.467350",
              "result": {
                "a, b": [
                  1.50,
                  1e9,
                  {}
                ],
                "q": "\\"}",
                "n": null,
                "e": []
              },
              "time": 1443440465.512
            }\
            """);
  }

  @Test
  void aPlainValueStaysOnItsLine() {
    assertThat(JsonLayout.of("\"PONG\"")).isEqualTo("\"PONG\"");
    assertThat(JsonLayout.of("[ ]")).isEqualTo("[]");
  }

  @Test
  void whatIsNoJsonIsNotLost() {
    assertThat(JsonLayout.of("}half \"op")).contains("half\"op");
  }
}
