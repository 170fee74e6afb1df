package dev.muster.app.controls;

import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// Where workers are chosen by a {@link dev.muster.shared.workers.WorkerFilter}: it offers how the
/// last term may go on, and has a line that says what is wrong with the text.
public final class WorkerFilterField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final FilterField field;
  private final Label trouble = new Label();

  /// An empty one.
  ///
  /// @param of what it filters, such as `Filter workers`
  /// @param by the same for those who hear it, with what it looks into
  /// @param workers those that there are; may be asked on any thread
  /// @param wrong what is wrong with the text, in a sentence; empty for nothing
  public WorkerFilterField(
      String of, String by, Supplier<List<WorkerSummary>> workers, ObservableValue<String> wrong) {
    field = new FilterField(of, by);
    new FilterOffers(field, workers).begin();
    trouble.getStyleClass().add("filter-trouble");
    trouble.setWrapText(true);
    trouble.setMouseTransparent(true);
    trouble.setMinHeight(Label.USE_PREF_SIZE);
    trouble.setMaxHeight(Label.USE_PREF_SIZE);
    trouble.textProperty().bind(wrong);
    trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
    wrong.addListener((_, _, sentence) -> show(sentence));
  }

  /// The field.
  public FilterField field() {
    return field;
  }

  /// Says what is wrong; to be laid under the field.
  public Label trouble() {
    return trouble;
  }

  private void show(String sentence) {
    field.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
    field.setAccessibleHelp(sentence);
  }
}
