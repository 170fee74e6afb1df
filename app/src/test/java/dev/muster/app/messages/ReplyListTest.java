package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.messages.ReplyRow.Kind;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.Reply.State;
import dev.muster.shared.messages.Response;
import dev.muster.shared.redis.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplyListTest {
  private static Reply answer(String worker, String json) {
    return reply(worker, State.ANSWERED, new Outcome.Ok(Json.parse(json)));
  }

  private static Reply reply(String worker, State state, @Nullable Outcome outcome) {
    var response =
        outcome == null
            ? null
            : new Response(
                "1.0", worker, "DIR", outcome, Instant.EPOCH, Duration.ofMillis(4), "{}");
    return new Reply(
        worker,
        state,
        response,
        state == State.BEHIND ? "18405" : null,
        false,
        Duration.ofSeconds(9));
  }

  private static List<String> words(ReplyList list) {
    return words(list.rows());
  }

  private static List<String> words(List<ReplyRow> rows) {
    return rows.stream()
        .map(
            row ->
                switch (row) {
                  case ReplyRow.Heading(var text) -> "-- " + text;
                  case ReplyRow.Target target ->
                      target.kind() + " " + target.reply().worker() + " " + target.words();
                  case ReplyRow.Group group ->
                      group.targets().size() + " " + group.kind() + " " + group.words();
                })
        .toList();
  }

  @Test
  void theOddComesFirstAndWhoHasNotAnsweredStandsBelow() {
    var list =
        ReplyList.of(
            List.of(
                answer("a::1", "{\"x.java\":\"1\",\"src\":null}"),
                answer("a::2", "{\"x.java\":\"1\",\"src\":null}"),
                answer("a::3", "{\"x.java\":\"2\",\"src\":null}"),
                reply("a::4", State.BEHIND, null),
                reply("a::5", State.GONE, null),
                reply("a::6", State.FAILED, Outcome.failed("NoSuchFile", "web2"))),
            worker -> worker.equals("a::4") ? "simulate(1)" : null);
    assertThat(words(list))
        .containsExactly(
            "FAILED a::6 NoSuchFile: web2",
            "DIFFERS a::3 1 file, 1 folder: x.java, src",
            "ANSWERED a::1 1 file, 1 folder: x.java, src",
            "ANSWERED a::2 1 file, 1 folder: x.java, src",
            "-- Not answered",
            "BEHIND a::4 behind task 18405 simulate(1)",
            "GONE a::5 last beat 9 s ago, will not answer");
    assertThat(list.answered()).isEqualTo(4);
    assertThat(list.kinds()).isEqualTo(3);
  }

  @Test
  void equalAnswersAreOneRowAndTheRarerStandsHigher() {
    var same = "{\"x.java\":\"1\",\"y.java\":\"1\"}";
    var list =
        ReplyList.of(
            List.of(
                answer("a::1", same),
                answer("a::2", same),
                answer("a::3", same),
                answer("a::4", "{\"x.java\":\"1\"}"),
                answer("a::5", "{\"x.java\":\"1\"}"),
                answer("a::6", "{\"x.java\":\"2\",\"y.java\":\"1\",\"z.java\":\"9\"}"),
                reply("a::7", State.BEHIND, null),
                reply("a::8", State.BEHIND, null)),
            _ -> null);
    assertThat(words(list.folded()))
        .containsExactly(
            "1 DIFFERS 1 hash differs, 1 file more, 1 file the same",
            "2 DIFFERS 1 file missing, 1 file the same",
            "3 ANSWERED 2 files: x.java, y.java",
            "-- Not answered",
            "1 BEHIND behind task 18405",
            "1 BEHIND behind task 18405");
  }

  @Test
  void aDeletedAnswerIsNeverShownAsAnEmptyOne() {
    var list =
        ReplyList.of(
            List.of(
                answer("a::1", "\"\""),
                reply("a::2", State.ANSWERED, null),
                reply("a::3", State.FAILED, null)),
            _ -> null);
    assertThat(words(list))
        .containsExactly(
            "FAILED a::3 answered with a failure, then deleted by its reader",
            "ANSWERED a::1 \"\"",
            "ANSWERED a::2 answered, then deleted by its reader");
    assertThat(list.answered()).isEqualTo(3);
  }

  @Test
  void whereNoTwoAgreeNoneDiffers() {
    var list =
        ReplyList.of(
            List.of(answer("a::1", "{\"pid\":1}"), answer("a::2", "{\"pid\":2}")), _ -> null);
    assertThat(list.count(Kind.ANSWERED)).isEqualTo(2);
    assertThat(list.count(Kind.DIFFERS)).isZero();
  }
}
