package dev.muster.shared.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.shared.QueueException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerFilterTest {
  private static final WorkerSummary BUSY =
      worker("web3::4411", WorkerState.BUSY, "18872", "slowdouble(4) + report(\"2026-11\")");
  private static final WorkerSummary IDLE = worker("web30::17", WorkerState.IDLE, null, null);

  private static WorkerSummary worker(
      String id, WorkerState state, @Nullable String task, @Nullable String code) {
    var host = id.substring(0, id.indexOf(':'));
    return new WorkerSummary(
        id,
        state,
        new WorkerInfo(
            "0.1.0",
            1,
            "amd64",
            "Debian 12",
            host,
            1,
            "localhost",
            6379,
            id,
            "jobs",
            30,
            90,
            "m",
            "r",
            "l",
            List.of("9ba846cec2d2f060b336b9b90f8fd19d"),
            List.of("default", "gpu"),
            "/srv",
            0,
            8,
            1),
        new Vitals(0.5, 1, 2, 3, "TASK_COMPLETE 18804 [ok", "|"),
        null,
        Duration.ofSeconds(30),
        task,
        code,
        null);
  }

  private static boolean lets(String filter, WorkerSummary worker) {
    return WorkerFilter.parse(filter).lets(worker);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "host:web3",
        "HOST:WEB*",
        "state:busy",
        "state:b*",
        "worker:web3::*",
        "web3::4411",
        "task:18872",
        "task:slow*",
        "task:report",
        "task:*\"2026-11\")",
        "env:9ba846ce",
        "env:9ba846cec2d2f060b336b9b90f8fd19d",
        "queue:gpu",
        "version:0.*",
        "log:complete",
        "log:\"TASK_COMPLETE 18804\"",
        "busy",
        "slow*11",
        "report(\"2026-11\")",
        "[ok",
        "host:web* state:busy task:slow* complete",
        "-state:idle -host:db*",
        "-\"not there\""
      })
  void whatMatches(String filter) {
    assertThat(lets(filter, BUSY)).as(filter).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host:web",
        "host:web30",
        "state:idle",
        "worker:web3",
        "task:1887",
        "task:*18872*0",
        "env:9ba8",
        "queue:default*0",
        "log:error",
        "(nothing",
        "[nothing",
        "host:(",
        "\"slow*\"",
        "host:\"web*\"",
        "host:web* state:idle",
        "-busy",
        "web3::4411 nowhere"
      })
  void whatDoesNot(String filter) {
    assertThat(lets(filter, BUSY)).as(filter).isFalse();
  }

  @Test
  void aNameIsComparedWholeSoThatOneHostIsNotAnother() {
    assertThat(lets("host:web3", IDLE)).isFalse();
    assertThat(lets("host:web3*", IDLE)).isTrue();
    assertThat(lets("task:*", IDLE)).isFalse();
  }

  @Test
  void whoNeverSaidAnythingIsFoundByItsId() {
    var mute =
        new WorkerSummary(
            "db1::901",
            WorkerState.LOST,
            null,
            Vitals.NONE,
            null,
            Duration.ofSeconds(30),
            null,
            null,
            null);
    assertThat(lets("host:db1 state:lost db1", mute)).isTrue();
    assertThat(lets("version:*", mute)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          colour:red      | There is no field colour: there are host, state, worker, task, env, queue, version, log.
          a -http://x     | "http://x" is looked for as text.
          state:bsy       | There is no state bsy: there are lost, late, paused, busy, idle, exited.
          state:(         | There is no state (: there are
          host:           | Say which host is meant, after host:.
          state: busy     | Say which state is meant
          host:""         | Say which host is meant
          "align          | A quote is open: "align needs another " at its end.
          log:"a b        | A quote is open: "a b needs another
          """)
  void whatIsNoFilterSaysWhyInASentence(String filter, String sentence) {
    assertThatExceptionOfType(QueueException.class)
        .isThrownBy(() -> WorkerFilter.parse(filter))
        .withMessageContaining(sentence)
        .matches(e -> e.reason() == QueueException.Reason.USAGE);
  }

  @Test
  void noSignAloneIsAFault() {
    for (char sign = 1; sign < 0x250; sign++) {
      if (sign != '"' && sign != ':' && !Character.isWhitespace(sign)) {
        assertThat(WorkerFilter.parse("x" + sign).lets(IDLE)).isIn(true, false);
        assertThat(WorkerFilter.parse(sign + "x").lets(IDLE)).isIn(true, false);
        assertThat(WorkerFilter.parse("host:" + sign + "x").lets(IDLE)).isIn(true, false);
      }
    }
  }
}
