package dev.muster.app.messages;

import dev.muster.app.messages.ReplyRow.Kind;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The replies to one message put in order: failures first, then what differs from the majority,
/// then the rest; beneath, who has not answered.
///
/// @param targets each with how it stands, in order
/// @param counts how many of each kind
/// @param kinds how many different answers there are
/// @param majority the answer that most gave; null where no two agree
public record ReplyList(
    List<ReplyRow.Target> targets, Map<Kind, Long> counts, int kinds, @Nullable Outcome majority) {
  /// Before anything is known.
  public static final ReplyList NONE = new ReplyList(List.of(), Map.of(), 0, null);

  /// Of these replies.
  ///
  /// @param taskCode the code of a task that is running at a worker, by that worker
  static ReplyList of(List<Reply> replies, Function<String, @Nullable String> taskCode) {
    var groups = groups(replies);
    var majority = majority(groups);
    var counts = new EnumMap<Kind, Long>(Kind.class);
    var targets = new ArrayList<ReplyRow.Target>();
    for (var reply : replies) {
      var kind = kind(reply, majority);
      counts.merge(kind, 1L, Long::sum);
      targets.add(new ReplyRow.Target(reply, kind, ReplyWords.of(reply, taskCode)));
    }
    targets.sort(
        Comparator.comparing(ReplyRow.Target::kind)
            .thenComparing(target -> target.reply().worker()));
    return new ReplyList(List.copyOf(targets), counts, groups.size(), majority);
  }

  /// A row a target.
  List<ReplyRow> rows() {
    return withHeading(targets);
  }

  /// A row an answer, with all who gave it; the rarer an answer, the higher.
  List<ReplyRow> folded() {
    var same = new LinkedHashMap<Object, List<ReplyRow.Target>>();
    for (var target : targets) {
      var response = target.reply().response();
      Object key = response == null ? target : List.of(target.kind(), response.outcome());
      same.computeIfAbsent(key, _ -> new ArrayList<>()).add(target);
    }
    return withHeading(
        same.values().stream()
            .map(group -> new ReplyRow.Group(group, words(group.getFirst())))
            .sorted(
                Comparator.comparing(ReplyRow.Group::kind)
                    .thenComparingInt(group -> group.targets().size()))
            .toList());
  }

  private String words(ReplyRow.Target target) {
    var response = target.reply().response();
    return target.kind() == Kind.DIFFERS
            && response != null
            && response.outcome() instanceof Outcome.Ok(var here)
            && majority instanceof Outcome.Ok(var most)
            && Differences.canCompare(most, here)
        ? ReplyWords.differences(response.command(), Differences.between(most, here))
        : target.words();
  }

  private static List<ReplyRow> withHeading(List<? extends ReplyRow> all) {
    var rows = new ArrayList<ReplyRow>();
    boolean headed = false;
    for (var row : all) {
      if (!headed && !hasAnswer(row)) {
        rows.add(new ReplyRow.Heading("Not answered yet"));
        headed = true;
      }
      rows.add(row);
    }
    return rows;
  }

  private static boolean hasAnswer(ReplyRow row) {
    return switch (row) {
      case ReplyRow.Heading _ -> false;
      case ReplyRow.Target target -> target.kind().hasAnswer();
      case ReplyRow.Group group -> group.kind().hasAnswer();
    };
  }

  /// How many of a kind.
  public long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /// How many have answered, well or not.
  public long answered() {
    return count(Kind.FAILED) + count(Kind.DIFFERS) + count(Kind.ANSWERED);
  }

  private static Map<Outcome, Integer> groups(List<Reply> replies) {
    var groups = new HashMap<Outcome, Integer>();
    for (var reply : replies) {
      var response = reply.response();
      if (response != null) {
        groups.merge(response.outcome(), 1, Integer::sum);
      }
    }
    return groups;
  }

  /// The answer that most gave. Where no two agree there is none to differ from.
  private static @Nullable Outcome majority(Map<Outcome, Integer> groups) {
    return groups.entrySet().stream()
        .filter(group -> group.getKey().isOk() && group.getValue() > 1)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static Kind kind(Reply reply, @Nullable Outcome majority) {
    return switch (reply.state()) {
      case FAILED -> Kind.FAILED;
      case ANSWERED ->
          majority == null || isSame(reply.response(), majority) ? Kind.ANSWERED : Kind.DIFFERS;
      case BEHIND -> Kind.BEHIND;
      case WAITING -> Kind.WAITING;
      case LATE -> Kind.LATE;
      case GONE -> Kind.GONE;
      case RECALLED -> Kind.RECALLED;
    };
  }

  private static boolean isSame(@Nullable Response response, Outcome majority) {
    return response == null || Objects.equals(response.outcome(), majority);
  }
}
