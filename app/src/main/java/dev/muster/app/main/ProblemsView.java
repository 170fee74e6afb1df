package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Overlay;
import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Problem;
import dev.muster.app.session.Session;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Over the window: what has failed, the last one first, and of the chosen one what the program
/// saw.
final class ProblemsView extends Overlay {
  private static final double LINE = 28;
  private static final int LINES = 6;
  private final Session session;
  private final ListView<Problem> list = new ListView<>();
  private final TextArea cause = new TextArea();
  private final Label sentence = new Label();

  private static final class Cell extends ListCell<Problem> {
    private final Label ago = new Label();
    private final Label words = new Label();
    private final HBox line = new HBox(ago, words);

    Cell() {
      getStyleClass().addAll("row-cell", "problem-cell");
      ago.getStyleClass().add("problem-ago");
      line.getStyleClass().add("palette-line");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Problem failure, boolean empty) {
      super.updateItem(failure, empty);
      if (empty || failure == null) {
        setGraphic(null);
        return;
      }
      ago.setText(Phrases.age(failure.ago()) + " ago");
      words.setText(Harmless.of(failure.sentence()) + times(failure));
      setAccessibleText(words.getText() + ", " + ago.getText());
      setGraphic(line);
    }
  }

  /// Hidden until it is opened.
  ProblemsView(Session session) {
    super(true);
    this.session = session;
    getStyleClass().add("problems");
    var title = new Label("Problems");
    title.getStyleClass().add("pane-title");
    list.setAccessibleText("What has failed, the last one first");
    list.getStyleClass().add("problems-list");
    list.setFixedCellSize(LINE);
    list.setItems(session.problems());
    list.setCellFactory(_ -> new Cell());
    list.setPlaceholder(new Label("Nothing has failed."));
    list.setMinHeight(LINES * LINE + 2);
    list.setMaxHeight(LINES * LINE + 2);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.getStyleClass().add("strong");
    cause.setEditable(false);
    cause.getStyleClass().add("code-area");
    cause.setAccessibleText("What the program saw");
    VBox.setVgrow(cause, Priority.ALWAYS);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var copy = Buttons.withIcon("Copy all of it", "mdi2c-content-copy", this::copy);
    copy.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    var buttons = new HBox(copy, gap, Buttons.withKey("Close", "Esc", this::close));
    buttons.getStyleClass().add("spawn-buttons");
    var card = new VBox(title, list, sentence, cause, buttons);
    card.getStyleClass().addAll("overlay-card", "problems-card");
    hold(card);
    list.getSelectionModel().selectedItemProperty().subscribe(this::show);
    session.problems().addListener((ListChangeListener<Problem>) _ -> keepOne());
  }

  /// Opens it on what failed last.
  void open() {
    rise();
    list.refresh();
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    list.requestFocus();
  }

  private void show(Problem failure) {
    sentence.setText(failure == null ? "" : Harmless.of(failure.sentence()) + times(failure));
    cause.setText(failure == null ? "" : Harmless.lines(failure.cause()));
  }

  private void keepOne() {
    if (isVisible() && list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  private void copy() {
    Copying.text(
        sentence.getText()
            + "\n\n"
            + session.place().address().display()
            + ", queue "
            + session.queue()
            + "\n\n"
            + cause.getText());
  }

  private static String times(Problem failure) {
    return failure.times() == 1 ? "" : " (" + Phrases.count(failure.times()) + " times)";
  }
}
