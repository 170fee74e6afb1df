package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Folds the replies to one message, again and again as they come. An answer that was looked at
/// isn't looked at again. Away from the window's thread; for one thread.
final class ReplyFold {
  /// Rows that are listed at the most, of those who answered and of those who have not.
  static final int LISTED = 1_000;

  /// Workers of a row that are named; more are counted by host.
  private static final int NAMED = 6;

  private static final int HOSTS = 20;

  /// Answers by what they are; the first that came has number 0.
  private final Map<Outcome, Integer> numbers = new HashMap<>();

  private final List<Outcome> answers = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Map<String, ReplyRow.Target> before = new HashMap<>();
  private final Map<String, Integer> numberOf = new HashMap<>();
  private final Map<Integer, String> differences = new HashMap<>();
  private int most = -1;

  /// In order.
  ///
  /// @param taskCode the code of a task that is running at a worker, by that worker
  ReplyList of(List<Reply> replies, Function<String, @Nullable String> taskCode) {
    replies.forEach(this::count);
    findMajority();
    var counts = new EnumMap<Kind, Long>(Kind.class);
    var targets = new ArrayList<ReplyRow.Target>(replies.size());
    var unread = 0;
    for (var reply : replies) {
      var target = target(reply, taskCode);
      counts.merge(target.kind(), 1L, Long::sum);
      targets.add(target);
      unread += reply.unread() ? 1 : 0;
    }
    targets.sort(
        Comparator.comparing(ReplyRow.Target::kind)
            .thenComparing(target -> target.reply().worker()));
    return new ReplyList(
        List.copyOf(targets),
        counts,
        numbers.size(),
        unread,
        most < 0 ? null : answers.get(most),
        most < 0 ? 0 : sizes.get(most),
        listed(targets),
        listed(groups(targets)));
  }

  /// Takes an answer that has come since.
  private void count(Reply reply) {
    var response = reply.response();
    if (response == null || numberOf.containsKey(reply.worker())) {
      return;
    }
    var number = numbers.computeIfAbsent(response.outcome(), _ -> answers.size());
    if (number == answers.size()) {
      answers.add(response.outcome());
      sizes.add(0);
    }
    sizes.set(number, sizes.get(number) + 1);
    numberOf.put(reply.worker(), number);
  }

  /// The answer that most gave. Where no two agree there is none to differ from.
  private void findMajority() {
    var now = -1;
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).isOk() && sizes.get(i) > (now < 0 ? 1 : sizes.get(now))) {
        now = i;
      }
    }
    if (now != most) {
      most = now;
      differences.clear();
    }
  }

  private ReplyRow.Target target(Reply reply, Function<String, @Nullable String> taskCode) {
    var kind = kind(reply);
    var was = before.get(reply.worker());
    if (was != null && was.reply().equals(reply)) {
      if (was.kind() == kind) {
        return was;
      }
      var now = new ReplyRow.Target(reply, kind, was.words());
      before.put(reply.worker(), now);
      return now;
    }
    var now = new ReplyRow.Target(reply, kind, ReplyWords.of(reply, taskCode));
    before.put(reply.worker(), now);
    return now;
  }

  private Kind kind(Reply reply) {
    return switch (reply.state()) {
      case FAILED -> Kind.FAILED;
      case ANSWERED -> {
        var number = numberOf.get(reply.worker());
        yield most < 0 || number == null || number == most ? Kind.ANSWERED : Kind.DIFFERS;
      }
      case BEHIND -> Kind.BEHIND;
      case WAITING -> Kind.WAITING;
      case LATE -> Kind.LATE;
      case GONE -> Kind.GONE;
      case RECALLED -> Kind.RECALLED;
    };
  }

  /// A row an answer, with all who gave it; the rarer an answer, the higher.
  private List<ReplyRow.Group> groups(List<ReplyRow.Target> targets) {
    var same = new LinkedHashMap<Object, List<ReplyRow.Target>>();
    for (var target : targets) {
      same.computeIfAbsent(key(target), _ -> new ArrayList<>()).add(target);
    }
    // Only what is listed is put into words.
    var left = new int[] {LISTED, LISTED};
    return same.values().stream()
        .sorted(
            Comparator.comparing((List<ReplyRow.Target> one) -> one.getFirst().kind())
                .thenComparingInt(List::size))
        .map(
            group ->
                left[group.getFirst().kind().hasAnswer() ? 0 : 1]-- > 0
                    ? group(group)
                    : new ReplyRow.Group(group, "", "", ""))
        .toList();
  }

  /// Who has not answered stands apart with what it is behind; who merely waits stands together.
  private Object key(ReplyRow.Target target) {
    var number = numberOf.get(target.reply().worker());
    if (number != null) {
      return number;
    }
    return target.kind() == Kind.BEHIND ? target : List.of(target.kind(), target.words());
  }

  private ReplyRow.Group group(List<ReplyRow.Target> targets) {
    return new ReplyRow.Group(targets, words(targets.getFirst()), who(targets), times(targets));
  }

  private String words(ReplyRow.Target target) {
    var response = target.reply().response();
    if (target.kind() == Kind.DIFFERS
        && response != null
        && response.outcome() instanceof Outcome.Ok(var here)
        && answers.get(most) instanceof Outcome.Ok(var majority)) {
      return differences.computeIfAbsent(
          Objects.requireNonNull(numberOf.get(target.reply().worker())),
          _ -> {
            var different = Differences.between(majority, here);
            return different.hasParts()
                ? ReplyWords.differences(response.command(), different)
                : target.words();
          });
    }
    return target.words();
  }

  /// Names while they are few; then how many of each host: `web1 × 8, web2 × 7`.
  private static String who(List<ReplyRow.Target> targets) {
    if (targets.size() <= NAMED) {
      return targets.stream()
          .map(target -> Harmless.of(target.reply().worker()))
          .collect(Collectors.joining(", "));
    }
    var hosts = new TreeMap<String, Integer>();
    targets.forEach(target -> hosts.merge(host(target.reply().worker()), 1, Integer::sum));
    var some =
        hosts.entrySet().stream()
            .limit(HOSTS)
            .map(host -> Harmless.of(host.getKey()) + " × " + Phrases.count(host.getValue()))
            .collect(Collectors.joining(", "));
    return hosts.size() <= HOSTS
        ? some
        : some + " and " + Phrases.count(hosts.size() - HOSTS, "more host");
  }

  private static String host(String worker) {
    var end = worker.lastIndexOf("::");
    return end > 0 ? worker.substring(0, end) : worker;
  }

  private static String times(List<ReplyRow.Target> targets) {
    var took =
        targets.stream()
            .map(target -> target.reply().response())
            .filter(Objects::nonNull)
            .map(Response::elapsed)
            .sorted()
            .toList();
    if (took.isEmpty()) {
      return ReplyWords.time(targets.getFirst().reply());
    }
    var least = Phrases.took(took.getFirst());
    var most = Phrases.took(took.getLast());
    return least.equals(most) ? least : least + " – " + most;
  }

  /// With a line over those who have not answered; of very many the first, and how many more.
  private static List<ReplyRow> listed(List<? extends ReplyRow> all) {
    var rows = new ArrayList<ReplyRow>();
    var answered = all.stream().filter(ReplyFold::hasAnswer).toList();
    var open = all.stream().filter(row -> !hasAnswer(row)).toList();
    add(rows, answered);
    if (!open.isEmpty()) {
      rows.add(new ReplyRow.Heading("Not answered"));
      add(rows, open);
    }
    return List.copyOf(rows);
  }

  private static void add(List<ReplyRow> rows, List<? extends ReplyRow> some) {
    rows.addAll(some.subList(0, Math.min(LISTED, some.size())));
    if (some.size() > LISTED) {
      rows.add(
          new ReplyRow.Heading(
              Phrases.count(some.size() - LISTED, "more row")
                  + ": what is copied or saved has all of them"));
    }
  }

  private static boolean hasAnswer(ReplyRow row) {
    return switch (row) {
      case ReplyRow.Heading _ -> false;
      case ReplyRow.Target target -> target.kind().hasAnswer();
      case ReplyRow.Group group -> group.kind().hasAnswer();
    };
  }
}
