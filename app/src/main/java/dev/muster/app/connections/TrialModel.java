package dev.muster.app.connections;

import dev.muster.app.background.Background;
import dev.muster.shared.redis.Checkup;
import dev.muster.shared.redis.Checkup.Finding;
import dev.muster.shared.redis.Checkup.Step;
import dev.muster.shared.redis.Checkup.Verdict;
import dev.muster.shared.redis.RedisAddress;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A connection that is being tried, step by step.
public final class TrialModel {
  private final Background background;
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ObservableList<String> queues = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private Map<String, String> problems = Map.of();
  private Line found = waiting(Step.QUEUES);
  private @Nullable Checkup current;

  /// One step and how it stands.
  ///
  /// @param words what was found; empty if nothing was yet
  /// @param paste what mends it, to be pasted there; empty for nothing
  public record Line(Step step, State state, String words, String paste) {
    private static Line of(Step step, State state, String words) {
      return new Line(step, state, words, "");
    }
  }

  /// How a step stands.
  public enum State {
    WAITING,
    RUNNING,
    OK,
    WARNING,
    FAILED,
    CANCELLED
  }

  /// Told when a trial has come to its end.
  @FunctionalInterface
  interface Ended {
    void with(boolean passed);
  }

  TrialModel(Background background) {
    this.background = background;
    forget();
  }

  /// All steps, in their order.
  public ObservableList<Line> lines() {
    return lines;
  }

  /// The queues that were found.
  public ObservableList<String> queues() {
    return queues;
  }

  /// Whether it goes on.
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /// Whether a step failed, or wasn't seen to its end.
  public boolean hasFailed(Step step) {
    return lines.stream().anyMatch(one -> one.step() == step && one.state() == State.FAILED);
  }

  /// Tries one, and gives up what was being tried.
  void start(RedisAddress address, boolean readOnly, String queue, Ended ended) {
    letGo();
    forget();
    var checkup = new Checkup(address, readOnly, queue);
    current = checkup;
    running.set(true);
    next(checkup, Step.RESOLVE, ended);
  }

  /// Gives up what is being tried.
  public void cancel() {
    if (running.get()) {
      letGo();
      lines.replaceAll(
          line ->
              line.state() == State.RUNNING
                  ? Line.of(line.step(), State.CANCELLED, "Given up.")
                  : line);
    }
  }

  /// Forgets what was found, for it was found elsewhere.
  void forget() {
    if (!running.get()) {
      lines.setAll(Stream.of(Step.values()).map(TrialModel::waiting).toList());
      queues.clear();
      problems = Map.of();
      found = waiting(Step.QUEUES);
    }
  }

  private static Line waiting(Step step) {
    return Line.of(step, State.WAITING, "");
  }

  /// Says of a queue that is chosen after a trial whether this program can open it.
  ///
  /// @return whether nothing that was found speaks against it
  boolean suits(String queue) {
    if (queues.isEmpty()) {
      return true;
    }
    var problem = problems.get(queue);
    put(problem == null ? found : Line.of(Step.QUEUES, State.FAILED, problem));
    return problem == null;
  }

  private void next(Checkup checkup, Step step, Ended ended) {
    put(Line.of(step, State.RUNNING, ""));
    background.once(
        checkup::next,
        finding -> found(checkup, finding, ended),
        failure ->
            found(
                checkup,
                new Finding(
                    step,
                    Verdict.FAILED,
                    Objects.requireNonNullElse(failure.getMessage(), failure.toString()),
                    ""),
                ended));
  }

  private void found(Checkup checkup, Finding finding, Ended ended) {
    if (!checkup.equals(current)) {
      return;
    }
    put(
        new Line(
            finding.step(),
            State.valueOf(finding.verdict().name()),
            finding.words(),
            finding.paste()));
    if (finding.verdict() != Verdict.FAILED && checkup.hasNext()) {
      next(checkup, firstWaiting(), ended);
      return;
    }
    problems = checkup.problems();
    if (finding.step() == Step.QUEUES && finding.verdict() != Verdict.FAILED) {
      found = lines.getLast();
    }
    queues.setAll(checkup.queues());
    letGo();
    ended.with(finding.verdict() != Verdict.FAILED);
  }

  private Step firstWaiting() {
    return lines.stream()
        .filter(one -> one.state() == State.WAITING)
        .map(Line::step)
        .findFirst()
        .orElseThrow();
  }

  private void put(Line line) {
    lines.replaceAll(one -> one.step() == line.step() ? line : one);
  }

  private void letGo() {
    running.set(false);
    var old = current;
    current = null;
    if (old != null) {
      background.once(
          () -> {
            old.close();
            return true;
          },
          _ -> {},
          _ -> {});
    }
  }
}
