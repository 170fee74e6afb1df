package dev.muster.app.workers;

import dev.muster.app.controls.BeatsStrip;
import dev.muster.app.controls.HoverTip;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The last beats of a worker, and how long ago the last one was.
final class BeatsCell extends GraphicCell {
  private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
  private final BeatsStrip strip = BeatsStrip.small();
  private final Label age = new Label();
  private final HBox content = new HBox(strip, age);
  private final HoverTip tip = new HoverTip(this);
  private final ObservableValue<Instant> now;

  BeatsCell(ObservableValue<Instant> now) {
    this.now = now;
    getStyleClass().add("beats-cell");
    age.getStyleClass().add("beat-age");
    age.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(age, Priority.ALWAYS);
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    age.textProperty().unbind();
    var item = getTableRow() == null ? null : getTableRow().getItem();
    if (empty || summary == null || !(item instanceof WorkerRow row)) {
      hide();
      tip.say(() -> "");
      return;
    }
    strip.show(summary.vitals().beats());
    age.textProperty().bind(now.map(row::age));
    age.pseudoClassStateChanged(LATE, summary.state() == WorkerState.LATE);
    age.pseudoClassStateChanged(LOST, summary.state() == WorkerState.LOST);
    tip.say(() -> words(summary));
    show(content);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.HELP
        ? tip.words()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  private String words(WorkerSummary summary) {
    var last = summary.lastBeat();
    return (last == null ? "Has never beaten." : "Last beat " + Phrases.moment(last) + ".")
        + " Lost after "
        + Phrases.age(summary.expire())
        + " without one. "
        + strip.inWords()
        + ".";
  }
}
