package dev.muster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendFilterTest {
  private final PretendedFleet fleet =
      new PretendedFleet("web1::3301", "web1::3302", "web10::1", "gpu1::2207");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private int run(String... line) {
    var all = new java.util.ArrayList<>(java.util.List.of(line));
    all.add("--redis=" + fleet.server().url());
    return Muster.run(
        all.toArray(String[]::new),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void itGoesToThoseThatMatchAndToNobodyElse() {
    assertThat(run("send", "jobs", "PING", "--filter", "web1::* -3302", "--wait", "0")).isZero();
    assertThat(fleet.queue().messages().history(1).getFirst().targets())
        .containsExactly("web1::3301");
    fleet.silentFor("gpu1::2207", java.time.Duration.ofMinutes(4));
    assertThat(run("workers", "list", "jobs", "--filter", "state:lost")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("gpu1::2207").doesNotContain("web1");
  }

  @Test
  void whereNobodyMatchesNothingIsSent() {
    assertThat(run("send", "jobs", "STOP", "--filter", "worker:web9*")).isEqualTo(1);
    assertThat(said())
        .endsWith(
            "None of the live workers matches worker:web9*: nothing was sent. There are 4, see"
                + " muster workers list jobs.");
    assertThat(fleet.queue().messages().history(1)).isEmpty();
  }

  @Test
  void anEmptyFilterIsNotEverybody() {
    assertThat(run("send", "jobs", "STOP", "--filter", "")).isEqualTo(2);
    assertThat(said()).contains("it is empty. Say whom, such as host:web*.");
    assertThat(run("send", "jobs", "STOP", "--filter", "state:asleep")).isEqualTo(2);
    assertThat(said()).contains("There is no state asleep: there are lost, late, paused, busy");
    assertThat(fleet.queue().messages().history(1)).isEmpty();
  }
}
