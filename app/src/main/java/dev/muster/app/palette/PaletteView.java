package dev.muster.app.palette;

import dev.muster.app.controls.Overlay;
import dev.muster.app.controls.Phrases;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Over the window: a field, and under it what is found for it. Enter or a click does what is
/// chosen; what can't be done now is grey and says why.
public final class PaletteView extends Overlay {
  private static final String WHAT = "Search or do: an action, a screen, a worker, a task, a file";

  /// How many lines there are at most, however many match.
  private static final int MOST = 50;

  private static final double LINE = 32;
  private static final int LINES = 12;
  private final Supplier<List<Choice>> offers;
  private final Consumer<Runnable> more;
  private final TextField field = new TextField();
  private final ListView<Choice> list = new ListView<>();
  private final Label foot = new Label();
  private List<Choice> all = List.of();

  /// Closed.
  ///
  /// @param offers all that can be chosen, asked for at each opening
  /// @param more looks at each opening for what isn't known here, and runs what it is given once
  ///     there is more to offer
  public PaletteView(Supplier<List<Choice>> offers, Consumer<Runnable> more) {
    super(true);
    this.offers = offers;
    this.more = more;
    getStyleClass().add("palette");
    field.setPromptText(WHAT);
    field.setAccessibleText(WHAT);
    field.getStyleClass().add("palette-field");
    field.textProperty().addListener(_ -> find());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    list.setAccessibleText("Found");
    list.getStyleClass().add("palette-list");
    list.setFocusTraversable(false);
    list.setFixedCellSize(LINE);
    list.setPlaceholder(new Label());
    list.setCellFactory(_ -> new ChoiceCell());
    list.setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY) {
            take();
          }
        });
    list.getSelectionModel().selectedItemProperty().addListener((_, _, choice) -> tell(choice));
    foot.getStyleClass().addAll("hint", "palette-foot");
    foot.setWrapText(true);
    var card = new VBox(field, list, foot);
    card.getStyleClass().addAll("overlay-card", "palette-card");
    card.setMaxHeight(USE_PREF_SIZE);
    setAlignment(card, Pos.TOP_CENTER);
    hold(card);
    setOnMouseClicked(
        click -> {
          if (click.getTarget() == this) {
            close();
          }
        });
  }

  /// Opens it, empty, or closes it.
  public void toggle() {
    if (isVisible()) {
      close();
      return;
    }
    all = offers.get();
    rise();
    field.clear();
    find();
    field.requestFocus();
    more.accept(this::offerMore);
  }

  /// Who has gone to a line already stays with it.
  private void offerMore() {
    if (isVisible()) {
      var had = list.getSelectionModel().getSelectedItem();
      all = offers.get();
      find();
      if (had != null) {
        list.getItems().stream()
            .filter(one -> one.name().equals(had.name()) && one.kind().equals(had.kind()))
            .findFirst()
            .ifPresent(list.getSelectionModel()::select);
      }
    }
  }

  @Override
  public void close() {
    all = List.of();
    list.getItems().clear();
    super.close();
  }

  private void find() {
    var typed = field.getText();
    var found = Found.of(all, typed, MOST);
    list.getItems().setAll(found.best());
    var height = Math.min(LINES, found.best().size()) * LINE + 2;
    list.setMinHeight(0);
    list.setPrefHeight(height);
    list.setVisible(!found.best().isEmpty());
    list.setManaged(list.isVisible());
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    foot.setText(
        found.best().isEmpty()
            ? "Nothing is called “" + typed.strip() + "”. Try a part of a worker's name, or Ping."
            : found.total() > found.best().size()
                ? Phrases.count(found.best().size())
                    + " of "
                    + Phrases.count(found.total())
                    + ", the best first. Type more to find the others."
                : Phrases.count(found.total()) + " found");
  }

  private void tell(@Nullable Choice choice) {
    field.setAccessibleHelp(choice == null ? foot.getText() : ChoiceCell.told(choice));
  }

  private void press(KeyEvent press) {
    switch (press.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(LINES);
      case PAGE_UP -> move(-LINES);
      case ENTER -> take();
      default -> {
        return;
      }
    }
    press.consume();
  }

  private void move(int by) {
    int last = list.getItems().size() - 1;
    if (last >= 0) {
      int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last);
      list.getSelectionModel().select(to);
      list.scrollTo(Math.max(0, to - LINES / 2));
    }
  }

  private void take() {
    var choice = list.getSelectionModel().getSelectedItem();
    if (choice != null && choice.isPossible()) {
      close();
      choice.action().run();
    }
  }
}
