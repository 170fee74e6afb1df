package dev.muster.app.cli;

import dev.muster.app.controls.Harmless;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.redis.Json;

/// A worker's reply as one line.
final class ReplyLine {
  private ReplyLine() {}

  static void print(Output output, Reply reply) {
    var row = new Row().with("worker", reply.worker()).with("state", reply.state().name());
    var response = reply.response();
    var words = "";
    if (response != null) {
      row.with("elapsed", response.elapsed().toNanos() / 1e9);
      switch (response.outcome()) {
        case Outcome.Ok(var value) -> {
          row.with("result", value);
          words = value.isString() ? value.asString() : Json.write(value);
        }
        case Outcome.Failed(var failure) -> {
          row.with("error", failure);
          words = failure.type() + ": " + failure.message();
        }
      }
    } else if (reply.task() != null) {
      row.with("task", reply.task());
      words = "behind task " + reply.task();
    }
    output.line(row.values(), reply.worker() + "  " + reply.state() + "  " + Harmless.of(words));
  }
}
