package dev.muster.app.messages;

import dev.muster.app.messages.ReplyRow.Kind;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The replies to one message put in order: failures first, then what differs from the majority,
/// then the rest; beneath, who has not answered.
///
/// @param targets each with how it stands, in order
/// @param counts how many of each kind
/// @param kinds how many different answers there are
/// @param unread how many have not read the message, as far as is known
/// @param majority the answer that most gave; null where no two agree
/// @param agreeing how many gave that
/// @param rows a row a target; of very many the first
/// @param folded a row an answer, with all who gave it; the rarer an answer, the higher
public record ReplyList(
    List<ReplyRow.Target> targets,
    Map<Kind, Long> counts,
    int kinds,
    int unread,
    @Nullable Outcome majority,
    int agreeing,
    List<ReplyRow> rows,
    List<ReplyRow> folded) {
  /// Before anything is known.
  public static final ReplyList NONE =
      new ReplyList(List.of(), Map.of(), 0, 0, null, 0, List.of(), List.of());

  /// Of these replies, once.
  ///
  /// @param taskCode the code of a task that is running at a worker, by that worker
  public static ReplyList of(List<Reply> replies, Function<String, @Nullable String> taskCode) {
    return new ReplyFold().of(replies, taskCode);
  }

  /// How many of a kind.
  public long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /// How many have answered, well or not.
  public long answered() {
    return count(Kind.FAILED) + count(Kind.DIFFERS) + count(Kind.ANSWERED);
  }

  /// Whether nothing more is to come from any of them.
  boolean isFinal() {
    return targets.stream().allMatch(target -> target.reply().isFinal());
  }

  /// Whether all of them have answered, so that nothing can change any more.
  boolean isSettled() {
    return answered() + count(Kind.RECALLED) == targets.size();
  }
}
