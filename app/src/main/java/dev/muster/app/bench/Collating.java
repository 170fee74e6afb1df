package dev.muster.app.bench;

import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.app.main.MainView;
import dev.muster.app.messages.ReplyList;
import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.Response;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Scene;

/// Very many replies to one message: put in order and folded, and drawn.
final class Collating {
  private static final int RUNS = 21;
  private static final int ODD_ONES = 10;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Collating() {}

  /// How long it takes to fold so many: all equal but a few, all different, and all different but
  /// the two that agree, which the others are compared with.
  static Map<String, Object> fold(int many) {
    var line = new LinkedHashMap<String, Object>();
    line.put("replies", many);
    tell(line, "odd", many, i -> i < ODD_ONES ? i + 1 : 0);
    tell(line, "different", many, i -> i);
    tell(line, "compared", many, i -> Math.max(1, i));
    return line;
  }

  private static void tell(
      Map<String, Object> line, String name, int many, IntUnaryOperator answer) {
    var replies = IntStream.range(0, many).mapToObj(i -> reply(i, answer.applyAsInt(i))).toList();
    var times = new Times();
    for (int run = 0; run < RUNS; run++) {
      long begun = System.nanoTime();
      var _ = ReplyList.of(replies, _ -> null);
      times.add(System.nanoTime() - begun);
    }
    line.put(name + "_p50_ms", times.millis(0.5));
    line.put(name + "_most_ms", times.millis(1));
  }

  /// A listing of a folder in which one file is of that version.
  private static Reply reply(int number, int version) {
    var worker = "host" + number % 97 + "::" + number;
    var document =
        """
        {"align.java":"2c960b07f1c3b6b1a5c6b2c0f5a3e001","myfuns.java":"ba6a3703b1d64d3a8d4f5a2a%08x",
         "report.java":"31c1ff5d6b2a40c7b1a9d2c3e4f50617","src":null}\
        """
            .formatted(version);
    var response =
        new Response(
            "1.0",
            worker,
            Command.DIR.name(),
            new Outcome.Ok(Json.parse(document)),
            Instant.EPOCH,
            Duration.ofMillis(4),
            document);
    return new Reply(worker, Reply.State.ANSWERED, response, null, false, Duration.ZERO);
  }

  /// From choosing a message that so many have answered until its replies were drawn, read from
  /// Redis: once all are equal, once all are different.
  static Map<String, Object> draw(WindowBench.Open window, int many) throws Exception {
    var line = new LinkedHashMap<String, Object>();
    line.put("replies", many);
    var view = window.view();
    try (var queue = QueueClient.open(window.place().address(), window.place().queue())) {
      var whom = queue.workers().list().subList(0, many);
      var equal = answered(queue, Command.PING, whom);
      var different = answered(queue, Command.INFO, whom);
      Toolkit.run(view::showReplies);
      var equals = new Times();
      var differents = new Times();
      for (int run = 0; run < RUNS; run++) {
        equals.add(draw(window.stage().getScene(), view, equal));
        differents.add(draw(window.stage().getScene(), view, different));
      }
      line.put("equal_p50_ms", equals.millis(0.5));
      line.put("equal_most_ms", equals.millis(1));
      line.put("different_p50_ms", differents.millis(0.5));
      line.put("different_most_ms", differents.millis(1));
    }
    return line;
  }

  private static Sent answered(QueueClient queue, Command command, List<String> whom) {
    var sent = queue.messages().send(command, null, whom);
    queue.messages().responses(sent.id(), false, LONGEST);
    return sent;
  }

  private static long draw(Scene scene, MainView view, Sent sent) throws Exception {
    var all = String.format(java.util.Locale.ROOT, "%,d of %<,d", sent.targets().size());
    return Pulses.drawn(
            scene,
            () -> Toolkit.run(() -> view.answers().choose(sent)),
            () ->
                scene.lookup(".dock .reply-summary") != null
                    && Sight.shows(scene.lookup(".dock .reply-summary"), all)
                    && Sight.shows(scene.lookup(".dock .reply-summary"), sent.command()),
            LONGEST)
        .orElseThrow(
            () -> new QueueException(Reason.TIMEOUT, "Replies were not drawn within 30 seconds."))
        .toNanos();
  }
}
