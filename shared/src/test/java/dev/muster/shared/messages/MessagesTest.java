package dev.muster.shared.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.QueueTest;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.TestWorkers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MessagesTest extends QueueTest {
  private Messages messages;

  @BeforeEach
  void open() {
    messages = queue.messages();
  }

  private Membership worker(String name) {
    return TestWorkers.register(redis, keys, name);
  }

  private Message read(Membership worker) {
    var taken = inbox(worker).take().orElseThrow();
    return ((Inbox.Taken.Whole) taken).message();
  }

  private Inbox inbox(Membership worker) {
    return new Inbox(redis, keys, worker.worker(), worker.incarnation());
  }

  private void answer(Membership worker, Outcome outcome) {
    assertThat(inbox(worker).respond(read(worker), outcome, Duration.ofMillis(4), List.of()))
        .isTrue();
  }

  private static Outcome text(String value) {
    return new Outcome.Ok(Json.tree(value));
  }

  @Test
  void idsAreRedisTimeAndStrictlyIncrease() {
    worker("a::1");
    var ids = new ArrayList<BigDecimal>();
    for (var i = 0; i < 200; i++) {
      var id = messages.sendToAll(Command.PING, null).id();
      assertThat(id).matches("\\d{10}\\.\\d{6}");
      ids.add(new BigDecimal(id));
    }
    assertThat(ids).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void eachWorkerReadsItsOwnListInOrder() {
    var a = worker("a::1");
    var b = worker("b::2");
    var first = messages.send(Command.ECHO, Json.tree("one"), List.of("a::1"));
    messages.send(Command.ECHO, Json.tree("two"), List.of("a::1", "b::2"));
    assertThat(read(a)).isEqualTo(new Message(first.id(), "ECHO", Json.tree("one")));
    assertThat(read(a).args()).isEqualTo(Json.tree("two"));
    assertThat(read(b).args()).isEqualTo(Json.tree("two"));
    assertThat(inbox(a).take()).isEmpty();
  }

  @Test
  void responsesAreMissingUntilGivenAndAgainOnceDeleted() {
    var a = worker("a::1");
    var id = messages.send(Command.PING, null, List.of("a::1")).id();
    assertThat(messages.hasResponses(id)).containsExactly(entry("a::1", false));
    assertThatThrownBy(() -> messages.response(id, "a::1", false, Duration.ZERO))
        .hasMessage("Response missing for workers: a::1");
    answer(a, text("PONG"));
    assertThat(messages.hasResponses(id)).containsExactly(entry("a::1", true));
    assertThat(messages.responseIds("a::1")).containsExactly(id);
    assertThat(messages.responses("a::1", List.of("1.000000", id))).containsOnlyKeys(id);
    assertThat(messages.response(id, "a::1", false, Duration.ZERO).outcome())
        .isEqualTo(text("PONG"));
    assertThat(messages.response(id, "a::1", true, Duration.ZERO).outcome())
        .isEqualTo(text("PONG"));
    assertThatThrownBy(() -> messages.response(id, "a::1", true, Duration.ZERO))
        .hasMessage("Response missing for workers: a::1");
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void nobodyWaitsForAnAnswerThatWasTaken() {
    var a = worker("a::1");
    var id = messages.send(Command.PING, null, List.of("a::1")).id();
    answer(a, text("PONG"));
    messages.response(id, "a::1", true, Duration.ZERO);
    assertThatThrownBy(() -> messages.response(id, "a::1", true, Duration.ofHours(1)))
        .hasMessage("Response missing for workers: a::1");
  }

  @Test
  void allOrNoneAreDeletedWhenOneIsMissing() {
    var a = worker("a::1");
    worker("b::2");
    var id = messages.sendToAll(Command.PING, null).id();
    answer(a, text("PONG"));
    assertThatThrownBy(() -> messages.responses(id, true, Duration.ZERO))
        .hasMessage("Response missing for workers: b::2");
    assertThat(messages.responseIds("a::1")).containsExactly(id);
  }

  @Test
  void waitingEndsWithTheAnswer() throws Exception {
    var a = worker("a::1");
    var id = messages.sendToAll(Command.PING, null).id();
    var waiting =
        CompletableFuture.supplyAsync(() -> messages.responses(id, false, Duration.ofSeconds(20)));
    answer(a, text("PONG"));
    assertThat(waiting.get().values()).extracting(Response::outcome).containsExactly(text("PONG"));
  }

  @Test
  void repliesCountAgainstTheFrozenTargets() {
    var a = worker("a::1");
    var b = worker("b::2");
    var gone = worker("c::3");
    var id = messages.sendToAll(Command.PING, null).id();
    worker("d::4");
    answer(a, text("PONG"));
    answer(b, Outcome.failed("UnknownCommand", "no"));
    assertThat(gone.leave()).isTrue();
    assertThat(messages.sent(id).targets()).containsExactly("a::1", "b::2", "c::3");
    assertThat(messages.sent(id).answered()).isEqualTo(2);
    assertThat(messages.sent(id).failed()).isEqualTo(1);
    assertThat(messages.replies(id))
        .extracting(Reply::state)
        .containsExactly(Reply.State.ANSWERED, Reply.State.FAILED, Reply.State.GONE);
  }

  @Test
  void anAnswerThatComesWhileTheyAreReadIsNeverTakenForADeletedOne() throws Exception {
    var a = worker("a::1");
    for (var i = 0; i < 300; i++) {
      var id = messages.sendToAll(Command.PING, null).id();
      var answering = Thread.startVirtualThread(() -> answer(a, text("PONG")));
      Reply reply;
      do {
        reply = messages.replies(id).getFirst();
      } while (reply.state() == Reply.State.WAITING);
      assertThat(reply.state()).isEqualTo(Reply.State.ANSWERED);
      assertThat(reply.response()).isNotNull();
      answering.join();
    }
  }

  @Test
  void anAnswerIsKeptAsItStandsOnTheWire() {
    var a = worker("a::1");
    var id = messages.sendToAll(Command.PING, null).id();
    answer(a, text("PONG"));
    var document = messages.response(id, "a::1", false, Duration.ZERO).document();
    assertThat(document)
        .isEqualTo(redis.call("HGET", keys.responses("a::1"), id).text())
        .matches(".*\"time\":\\d{10}\\.\\d{3}}");
  }

  @Test
  void howADeletedAnswerWentIsStillKnown() {
    var a = worker("a::1");
    var b = worker("b::2");
    var id = messages.sendToAll(Command.PING, null).id();
    answer(a, text("PONG"));
    answer(b, Outcome.failed("UnknownCommand", "no"));
    messages.responses(id, true, Duration.ZERO);
    assertThat(messages.replies(id))
        .extracting(Reply::state)
        .containsExactly(Reply.State.ANSWERED, Reply.State.FAILED);
    assertThat(messages.replies(id)).allMatch(reply -> reply.response() == null);
  }

  @Test
  void aForgottenMessageIsGoneWithItsAnswers() {
    var a = worker("a::1");
    var id = messages.sendToAll(Command.PING, null).id();
    var other = messages.sendToAll(Command.PING, null).id();
    answer(a, text("PONG"));
    answer(a, text("PONG"));
    assertThat(messages.forget(id)).isTrue();
    assertThat(messages.forget(id)).isFalse();
    assertThat(messages.history(10)).extracting(Sent::id).containsExactly(other);
    assertThat(messages.responseIds("a::1")).containsExactly(other);
    assertThat(redis.call("KEYS", "*" + id + "*").list()).isEmpty();
  }

  @Test
  void whatIsKnownIsOnlyCountedAnew() {
    var a = worker("a::1");
    messages.send(Command.ECHO, Json.tree("one"), List.of("a::1"));
    answer(a, text("OK"));
    var second = messages.send(Command.ECHO, Json.tree("two"), List.of("a::1"));
    var known = messages.history(10, History.NONE);
    answer(a, Outcome.failed("Odd", "no"));
    var third = messages.send(Command.PING, null, List.of("a::1"));
    assertThat(messages.history(10, known).messages()).isEqualTo(messages.history(10));
    assertThat(messages.history(1, known).messages()).containsExactly(third);
    messages.forget(second.id());
    assertThat(messages.history(10, known).messages()).hasSize(2);
  }

  @Test
  void aWorkerThatRunsATaskIsBehindIt() {
    var a = worker("a::1");
    var task = queue.tasks().enqueue("slow()");
    assertThat(TestWorkers.claims(redis, keys, a).claim().next()).isNotNull();
    var id = messages.sendToAll(Command.PING, null).id();
    var reply = messages.replies(id).getFirst();
    assertThat(reply.state()).isEqualTo(Reply.State.BEHIND);
    assertThat(reply.task()).isEqualTo(task);
  }

  @Test
  void whatAPredecessorDidNotReadIsDropped() {
    var first = worker("a::1");
    messages.sendToAll(Command.STOP, null);
    redis.call("SREM", keys.workerNames(), "a::1");
    var second = worker("a::1");
    assertThat(inbox(second).take()).isEmpty();
    assertThat(
            inbox(first)
                .respond(
                    new Message("1.000000", "PING", null), text("PONG"), Duration.ZERO, List.of()))
        .isFalse();
  }

  @Test
  void anAnswerToAMessageNeverSentIsKeptForItsId() {
    var a = worker("a::1");
    inbox(a)
        .respond(new Message("12.000001", "PING", null), text("PONG"), Duration.ZERO, List.of());
    assertThat(messages.response("12.000001", "a::1", false, Duration.ZERO).outcome())
        .isEqualTo(text("PONG"));
    assertThatThrownBy(() -> messages.hasResponses("12.000001"))
        .hasMessageContaining("There is no message 12.000001");
  }

  @Test
  void anAnswerToAMessageNeverSentIsMissingAndWaitedForOnlySoLong() {
    worker("a::1");
    assertThatThrownBy(() -> messages.response("12.000001", "a::1", true, Duration.ofMillis(50)))
        .hasMessage("Response missing for workers: a::1");
    assertThatThrownBy(() -> messages.responses("never sent", true, Duration.ofMillis(50)))
        .hasMessageStartingWith("There is no message never sent in queue ");
    assertThatThrownBy(() -> messages.replies("12.000001"))
        .hasMessageStartingWith("There is no message 12.000001 in queue ");
    assertThat(messages.forget("12.000001")).isFalse();
  }

  @Test
  void whatIsNoMessageIsToldFromOneThatCanBeAnswered() {
    assertThat(Inbox.read("{nonsense")).isInstanceOf(Inbox.Taken.Unreadable.class);
    assertThat(Inbox.read("[1]")).isInstanceOf(Inbox.Taken.Unreadable.class);
    assertThat(Inbox.read("{\"id\":\"1.0\"}")).isInstanceOf(Inbox.Taken.Malformed.class);
    assertThat(Inbox.read("{\"id\":\"1.0\",\"command\":\"PING\",\"sig\":\"x\"}"))
        .isEqualTo(new Inbox.Taken.Whole(new Message("1.0", "PING", null)));
  }

  @Test
  void aMessageOverOneMebibyteIsRefusedBeforeItIsSent() {
    worker("a::1");
    assertThatThrownBy(
            () -> messages.sendToAll(Command.ECHO, Json.tree("x".repeat(Messages.MAX_BYTES))))
        .hasMessageContaining("put large contents into files");
    assertThat(messages.history(10)).isEmpty();
  }

  @Test
  void anAnswerOverFourMebibytesBecomesAnErrorThatSaysSo() {
    var a = worker("a::1");
    var id = messages.sendToAll(Command.EVAL, Json.tree("x")).id();
    answer(a, text("x".repeat(Json.MAX_BYTES + 1)));
    var outcome = (Outcome.Failed) messages.response(id, "a::1", false, Duration.ZERO).outcome();
    assertThat(outcome.failure().type()).isEqualTo("ResultTooLarge");
  }

  @Test
  void aMessageIsTakenBackFromWhoHasNotReadItAndGoesOnWhereItWasRead() {
    var a = worker("a::1");
    var b = worker("b::2");
    var c = worker("c::3");
    var gone = worker("d::4");
    messages.send(Command.ECHO, Json.tree("before"), List.of("b::2"));
    var id = messages.sendToAll(Command.ECHO, Json.tree("too soon")).id();
    messages.send(Command.ECHO, Json.tree("after"), List.of("b::2"));
    answer(a, text("OK"));
    var taken = read(c);
    assertThat(gone.leave()).isTrue();
    assertThat(messages.replies(id))
        .extracting(Reply::unread)
        .containsExactly(false, true, false, false);
    var recall = messages.recall(id);
    assertThat(recall).isEqualTo(new Recall(List.of("b::2"), List.of("c::3"), List.of("d::4")));
    assertThat(recall.inWords()).isEqualTo("1 recalled; 1 had already read it; 1 is gone.");
    assertThat(messages.replies(id))
        .extracting(Reply::state)
        .containsExactly(
            Reply.State.ANSWERED, Reply.State.RECALLED, Reply.State.WAITING, Reply.State.GONE);
    assertThat(messages.sent(id).recalled()).isEqualTo(1);
    assertThat(read(b).args()).isEqualTo(Json.tree("before"));
    assertThat(read(b).args()).isEqualTo(Json.tree("after"));
    assertThat(inbox(b).take()).isEmpty();
    inbox(c).respond(taken, text("OK"), Duration.ZERO, List.of());
    assertThat(messages.replies(id).get(2).state()).isEqualTo(Reply.State.ANSWERED);
    assertThat(messages.recall(id).inWords()).isEqualTo("None recalled; 1 is gone.");
  }

  @Test
  void whatWasNeverSentCannotBeRecalled() {
    worker("a::1");
    assertThatThrownBy(() -> messages.recall("12.000001"))
        .hasMessageStartingWith("There is no message 12.000001 in queue ");
  }

  @Test
  void aWorkerAndARecallNeverBothHaveAMessage() throws Exception {
    var a = worker("a::1");
    for (var i = 0; i < 300; i++) {
      var id = messages.sendToAll(Command.PING, null).id();
      var taking = CompletableFuture.supplyAsync(() -> inbox(a).take());
      var recall = messages.recall(id);
      assertThat(taking.get().isPresent()).isEqualTo(recall.recalled().isEmpty());
    }
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whoWaitsForAnAnswerIsToldWhenItsMessageIsRecalled() throws Exception {
    worker("a::1");
    var id = messages.sendToAll(Command.PING, null).id();
    var waiting =
        CompletableFuture.supplyAsync(() -> messages.responses(id, false, Duration.ofHours(1)));
    messages.recall(id);
    assertThatThrownBy(waiting::get).hasMessageContaining("Response missing for workers: a::1");
  }

  @Test
  void aWatchShowsWhatCameAndDoesNotReadItAgain() {
    var a = worker("a::1");
    var b = worker("b::2");
    var id = messages.sendToAll(Command.PING, null).id();
    try (var watch = messages.watch(id)) {
      assertThat(watch.next(Duration.ZERO))
          .extracting(Reply::state)
          .containsExactly(Reply.State.WAITING, Reply.State.WAITING);
      answer(a, text("PONG"));
      assertThat(watch.next(Duration.ofSeconds(20)).getFirst().response()).isNotNull();
      messages.forget(id);
      redis.call("DEL", keys.responses("a::1"));
      assertThat(watch.next(Duration.ofMillis(1)).getFirst().response()).isNotNull();
    }
    assertThat(b.worker()).isEqualTo("b::2");
  }

  @Test
  void anAnswerThatIsNoJsonOrTooDeepIsAFailureThatSaysSo() {
    var deep = "[".repeat(300) + "]".repeat(300);
    for (var document : List.of("{nonsense", "", "\u0000", "{\"result\":" + deep + "}")) {
      var response = Messages.read("1.0", "a::1", document);
      var failed = (Outcome.Failed) response.outcome();
      assertThat(failed.failure().type()).isEqualTo("UnreadableResponse");
      assertThat(failed.failure().message()).startsWith("what a::1 answered is ");
      assertThat(response.document()).isEqualTo(document);
    }
  }

  @Test
  void anAnswerWithoutWhatItShouldHaveIsStillRead() {
    for (var document : List.of("{}", "[]", "17", "null", "{\"status\":7,\"elapsed\":\"x\"}")) {
      assertThat(Messages.read("1.0", "a::1", document).outcome().isOk()).isFalse();
    }
  }
}
