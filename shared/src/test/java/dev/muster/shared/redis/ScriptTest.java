package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.tasks.Tasks;
import dev.muster.shared.workers.Membership;
import org.junit.jupiter.api.Test;

/// What a script is put together from.
class ScriptTest {
  @Test
  void ofWhatAllShareAScriptHasWhatItCallsAndWhatThatCalls() {
    var drop = Script.beside(Tasks.class, "drop.lua").body();
    assertThat(drop).contains("local function drop(", "local function ended(", "local Q =");
    assertThat(drop).doesNotContain("local function sweep(", "local function retry(");
  }

  @Test
  void whatAFunctionCallsStandsAboveIt() {
    var leave = Script.beside(Membership.class, "leave.lua").body();
    assertThat(leave)
        .containsSubsequence("function token(", "function ring(", "function ring_all(");
  }

  @Test
  void whatFewRunsNeedIsMadeByThoseAlone() {
    var claim = Script.beside(Tasks.class, "claim.lua").body();
    assertThat(claim)
        .containsSubsequence(
            "function now(", "function seldom(", "function orphan(", "local worker");
    assertThat(claim).containsOnlyOnce("function ended(").containsOnlyOnce("function retry(");
  }
}
