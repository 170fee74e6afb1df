package dev.muster.app.logs;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Overlay;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Undo;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.session.Connection;
import dev.muster.app.settings.HighlightRule;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;

/// What is asked over the panes, one card at a time.
final class LogCards extends Overlay {
  private final Connection connection;
  private final LogsModel logs;
  private final Undo undo;
  private final Runnable focusLines;

  /// @param undo is offered what can be taken back
  /// @param focusLines puts the keyboard onto the lines
  LogCards(Connection connection, LogsModel logs, Undo undo, Runnable focusLines) {
    super(false);
    this.connection = connection;
    this.logs = logs;
    this.undo = undo;
    this.focusLines = focusLines;
    getStyleClass().add("log-over");
  }

  /// Asks whose lines to show, too.
  void add() {
    open(
        new AddCard(
            logs.session(),
            logs.mode().get() == Mode.MERGED,
            (workers, together) -> {
              close();
              logs.add(workers, together);
              focusLines.run();
            },
            this::close));
  }

  /// Asks which lines to colour.
  ///
  /// @param rule that is changed; null for a new one
  void rule(@Nullable HighlightRule rule) {
    open(new RuleCard(logs.highlights(), rule, logs.text().get(), this::remove, this::close));
  }

  /// Takes a rule away.
  void remove(HighlightRule rule) {
    undo.offer(
        "Removed the highlight " + Harmless.of(rule.pattern()) + ".",
        logs.highlights().remove(rule));
  }

  /// Asks for a moment to go to in a pane.
  void jump(LogView view) {
    var model = view.model();
    open(
        new JumpCard(
            whose(model),
            () -> logs.session().fleet().get().time(),
            moment -> {
              close();
              focusLines.run();
              model.jump(moment);
            },
            this::close));
  }

  /// Asks into which file to save the lines of a pane.
  void save(LogView view) {
    var name =
        "muster-"
            + logs.session().queue().replaceAll("\\W+", "-")
            + "-"
            + whose(view.model()).replaceAll("\\W+", "-")
            + ".log";
    var saved =
        new SavedLines(
            connection,
            view.listed(),
            name,
            (file, number) -> {
              close();
              view.model().say("Saved " + Phrases.count(number, "line") + " to " + file + ".");
            });
    open(new SaveCard(saved, view.isFiltered(), this::close));
  }

  /// Shows all of a line.
  void line(Line line) {
    open(new LineCard(line, this::close));
  }

  private static String whose(LogModel model) {
    var whose = model.sources().get();
    return whose.size() == 1
        ? Harmless.of(whose.getFirst())
        : Phrases.count(whose.size(), "worker");
  }

  private void open(LogCard card) {
    hold(card);
    setAlignment(card, Pos.TOP_CENTER);
    rise();
    card.focusFirst();
  }

  /// Where the panes are lower than it, it reaches over what is above them.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    for (var card : getManagedChildren()) {
      var lowest = getHeight() - snappedBottomInset();
      card.setTranslateY(
          Math.min(0, lowest - card.getBoundsInParent().getMaxY() + card.getTranslateY()));
    }
  }

  @Override
  public void close() {
    var had = isFocusWithin() ? getScene().getFocusOwner() : null;
    super.close();
    getChildren().clear();
    // What had the keyboard before may be gone.
    if (had != null && had.equals(getScene().getFocusOwner())) {
      focusLines.run();
    }
  }
}
