package dev.muster.app.messages;

import dev.muster.app.session.Session;
import dev.muster.shared.QueueException;
import dev.muster.shared.workers.WorkerFilter;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// To whom a message goes, and how many of them at a time.
public final class Targets {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*(%?)");

  /// To whom.
  public enum Whom {
    /// Those that are chosen in the table.
    SELECTED,
    /// All live workers.
    ALL,
    /// Those that match a filter, a number of them at random, or both.
    SOME
  }

  /// How many at a time.
  public enum Pace {
    /// All of them now.
    AT_ONCE("All at once"),
    /// One that is idle, and the others once a person has seen its reply.
    TRIAL("One idle first"),
    /// Some, and the next once these have answered well.
    BATCHES("In batches of");

    private final String words;

    Pace(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final Session session;
  private final ObjectProperty<Whom> whom = new SimpleObjectProperty<>(Whom.SELECTED);
  private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.AT_ONCE);
  private final StringProperty filter = new SimpleStringProperty("");
  private final StringProperty number = new SimpleStringProperty("");
  private final StringProperty batch = new SimpleStringProperty("10 %");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private WorkerFilter meant = WorkerFilter.everyone();
  private int dice;

  Targets(Session session) {
    this.session = session;
    filter.addListener(_ -> read());
    whom.addListener(_ -> look());
    roll();
  }

  /// To whom.
  public ObjectProperty<Whom> whom() {
    return whom;
  }

  /// How many at a time.
  public ObjectProperty<Pace> pace() {
    return pace;
  }

  /// Whom a message to some means, in the words of {@link WorkerFilter}.
  public StringProperty filter() {
    return filter;
  }

  /// What is wrong with the filter, in a sentence; empty for nothing.
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// How many of them, at random; empty for all.
  public StringProperty number() {
    return number;
  }

  /// How many a batch, or which share of all: `5`, `10 %`.
  public StringProperty batch() {
    return batch;
  }

  /// Chooses others at random from now on.
  public void roll() {
    dice = ThreadLocalRandom.current().nextInt();
  }

  /// To the chosen ones, all at once.
  public void reset() {
    whom.set(Whom.SELECTED);
    pace.set(Pace.AT_ONCE);
  }

  /// What keeps a message from being sent, in a sentence; empty if nothing does.
  public String problem() {
    if (whom.get() == Whom.SOME) {
      if (!trouble.get().isEmpty()) {
        return trouble.get();
      }
      if (filter.get().isBlank() && number.get().isBlank()) {
        return "Write a filter, or how many at random, or both.";
      }
      if (!number.get().isBlank() && !number.get().strip().matches("[1-9]\\d{0,5}")) {
        return "“" + number.get().strip() + "” is no number of workers: write one such as 3.";
      }
    }
    return pace.get() == Pace.BATCHES && size(100) == 0
        ? "“" + batch.get().strip() + "” is no batch: write a number such as 5, or 10 %."
        : "";
  }

  /// The live workers that are meant now, in the order of the fleet.
  public List<WorkerSummary> now() {
    var live =
        session.fleet().get().workers().stream().filter(one -> one.state().isLive()).toList();
    return switch (whom.get()) {
      case ALL -> live;
      case SOME -> problem().isEmpty() ? some(live) : List.of();
      case SELECTED -> {
        var chosen = new HashSet<>(session.selection());
        yield live.stream().filter(worker -> chosen.contains(worker.worker())).toList();
      }
    };
  }

  /// In which parts a message goes out to them.
  public List<List<WorkerSummary>> parts(List<WorkerSummary> all) {
    if (all.size() < 2 || pace.get() == Pace.AT_ONCE) {
      return List.of(all);
    }
    if (pace.get() == Pace.TRIAL) {
      var first =
          all.stream()
              .filter(worker -> worker.state() == WorkerState.IDLE)
              .findFirst()
              .orElse(all.getFirst());
      return List.of(List.of(first), all.stream().filter(one -> !one.equals(first)).toList());
    }
    var parts = new ArrayList<List<WorkerSummary>>();
    var size = Math.max(1, size(all.size()));
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return parts;
  }

  /// @return 0 if what is written is no size
  private int size(int all) {
    var written = SIZE.matcher(batch.get().strip());
    if (!written.matches()) {
      return 0;
    }
    var number = Integer.parseInt(written.group(1));
    if (written.group(2).isEmpty()) {
      return number;
    }
    return number < 1 || number > 100 ? 0 : Math.max(1, (int) (all * (long) number / 100));
  }

  /// The same as long as the dice aren't rolled, also while workers come and go.
  private List<WorkerSummary> some(List<WorkerSummary> live) {
    var matching = live.stream().filter(meant::lets).toList();
    if (number.get().isBlank()) {
      return matching;
    }
    var drawn =
        matching.stream()
            .sorted(Comparator.comparingInt(this::lot).thenComparing(WorkerSummary::worker))
            .limit(Integer.parseInt(number.get().strip()))
            .collect(Collectors.toSet());
    return matching.stream().filter(drawn::contains).toList();
  }

  private int lot(WorkerSummary worker) {
    return Integer.rotateLeft((worker.worker().hashCode() ^ dice) * 0x9E3779B1, 15) * 0x85EBCA77;
  }

  /// What workers run is read of those that are in sight, unless a filter asks for it.
  private void look() {
    session.lookIntoAll(this, whom.get() == Whom.SOME && !meant.isEmpty());
  }

  private void read() {
    try {
      meant = WorkerFilter.parse(filter.get());
      look();
      trouble.set("");
    } catch (QueueException e) {
      trouble.set(Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }
}
