package dev.muster.shared.workers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a filter can ask of a worker, by the word that stands before the colon.
public enum WorkerField {
  /// Its machine.
  HOST,
  /// Its state, the worst that holds.
  STATE,
  /// Its id.
  WORKER,
  /// The task that it runs: the whole id, or some of the code.
  TASK,
  /// An environment that it has loaded: the whole id, or its first eight figures.
  ENV,
  /// A named queue that it takes tasks from.
  QUEUE,
  /// Its version of Muster.
  VERSION,
  /// Some of its last log line.
  LOG;

  private static final int SHORT_ID = 8;

  /// The word that a filter has for it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a worker has there; nothing where it isn't known.
  public Stream<String> of(WorkerSummary worker) {
    return Stream.concat(names(worker).stream(), Stream.ofNullable(prose(worker)));
  }

  /// Names are compared whole, for `host:web1` must not reach `web10`; what is prose is looked
  /// into.
  boolean matches(WorkerSummary worker, Glob wanted) {
    if (wanted.hasStar()) {
      return of(worker).anyMatch(wanted::matches);
    }
    var prose = prose(worker);
    return names(worker).stream().anyMatch(wanted::matches)
        || (prose != null && wanted.isIn(prose));
  }

  private List<String> names(WorkerSummary worker) {
    var info = worker.info();
    return switch (this) {
      case HOST -> List.of(worker.host());
      case STATE -> List.of(worker.state().name().toLowerCase(Locale.ROOT));
      case WORKER -> List.of(worker.worker());
      case TASK -> Stream.ofNullable(worker.task()).toList();
      case ENV -> info == null ? List.of() : idsOf(info.envir());
      case QUEUE -> info == null ? List.of() : info.queues();
      case VERSION -> info == null ? List.of() : List.of(info.version());
      case LOG -> List.of();
    };
  }

  private @Nullable String prose(WorkerSummary worker) {
    return switch (this) {
      case TASK -> worker.code();
      case LOG -> worker.vitals().log();
      default -> null;
    };
  }

  static Optional<WorkerField> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equalsIgnoreCase(word)).findFirst();
  }

  /// All words, in a sentence.
  static String all() {
    return Arrays.stream(values()).map(WorkerField::word).collect(Collectors.joining(", "));
  }

  private static List<String> idsOf(List<String> environments) {
    return environments.stream()
        .flatMap(id -> Stream.of(id, id.substring(0, Math.min(SHORT_ID, id.length()))))
        .toList();
  }
}
