package dev.muster.shared.messages;

import dev.muster.shared.redis.Reply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The record of a message that was sent, with the list of targets as it was then.
///
/// @param id the message's id
/// @param command its name
/// @param args its arguments; null for none
/// @param sender who sent it, `user@host`
/// @param time when, by Redis
/// @param targets the workers that it was sent to; never changes afterwards
/// @param answered how many of them have answered
/// @param failed how many of those answers are failures
/// @param recalled how many it was taken back from before they read it
public record Sent(
    String id,
    String command,
    @Nullable JsonNode args,
    String sender,
    Instant time,
    List<String> targets,
    int answered,
    int failed,
    int recalled) {
  public Sent {
    targets = List.copyOf(targets);
  }

  /// How many may still answer, as far as its record knows.
  public int open() {
    return targets.size() - answered - recalled;
  }

  /// The same with the counts as they are now; as it was if its record has gone.
  Sent counting(List<Reply> counts) {
    return counts.get(0).isNull()
        ? this
        : new Sent(
            id,
            command,
            args,
            sender,
            time,
            targets,
            (int) counts.get(0).number(),
            (int) counts.get(1).number(),
            (int) counts.get(2).number());
  }
}
