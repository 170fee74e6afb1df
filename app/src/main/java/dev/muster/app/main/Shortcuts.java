package dev.muster.app.main;

import dev.muster.app.controls.KeyCap;
import dev.muster.app.controls.Overlay;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// All keys, over the window; any key or click takes it away.
final class Shortcuts extends Overlay {
  private record Key(String keys, String what) {}

  private static final List<Key> EVERYWHERE =
      List.of(
          new Key("F1", "Show or hide this"),
          new Key(TopStripe.KEY + " K", "Search or do anything"),
          new Key("F5", "Ask Redis now"),
          new Key("2", "Workers"),
          new Key("4", "Messages"),
          new Key("5", "Files"),
          new Key("C", "Connections"),
          new Key("Q", "Queues of this Redis"),
          new Key("/", "Filter"),
          new Key("Ctrl Tab", "Next pane of the dock"),
          new Key("Ctrl Shift Tab", "Pane before"),
          new Key("Ctrl J", "Hide or show the panes"),
          new Key("Ctrl E", "Export the table"),
          new Key("Ctrl Z", "Undo"),
          new Key("Ctrl T", "Light or dark"),
          new Key("Ctrl +", "Larger"),
          new Key("Ctrl −", "Smaller"),
          new Key("Ctrl 0", "Usual size"),
          new Key("F8", "Problems"),
          new Key("Esc", "Back to the table"));
  private static final List<Key> WORKERS =
      List.of(
          new Key("P", "Ping the selected"),
          new Key("I D", "Info, folder of the selected"),
          new Key("E", "Write code for the selected"),
          new Key("L", "Log of the selected"),
          new Key("Z", "Pause the selected"),
          new Key("R", "Let them take tasks again"),
          new Key("X", "Stop the selected, once seen"),
          new Key("N", "Start workers here"),
          new Key("G", "Group by host, or not"),
          new Key("← →", "Fold, unfold a host"),
          new Key("Shift ← →", "Fold, unfold all hosts"),
          new Key("Ctrl A", "Select all that are shown"),
          new Key("Ctrl C", "Copy their names"),
          new Key("Ctrl Shift C", "Copy them as a command line"),
          new Key("Shift F10", "Menu of the selected"));
  private static final List<Key> FILES =
      List.of(
          new Key("S", "Save the selected, once asked where"),
          new Key("Shift S", "Save all that are shown"),
          new Key("Ctrl O", "Add files"),
          new Key("Ctrl V", "Add the files that were copied"),
          new Key("Enter", "Into the look at the selected"),
          new Key("Del", "Forget the pack, once asked"));
  private static final List<Key> PANES =
      List.of(
          new Key("Ctrl Enter", "Send"),
          new Key("Ctrl 1 2 3", "Log: one, side by side, merged"),
          new Key("Space", "Log: stop, or follow again"),
          new Key("End", "Log: follow again"),
          new Key("Home", "Log: earlier lines"),
          new Key("A", "Log: add workers"),
          new Key("Ctrl F", "Log: search; F3 to the next"),
          new Key("Ctrl G", "Log: jump to a time"),
          new Key("Ctrl H", "Log: highlight"),
          new Key("Ctrl S", "Log: save"),
          new Key("F6", "Log: next pane"),
          new Key("W", "Log: wrap long lines, or not"),
          new Key("M", "Log: mark; U to the next"),
          new Key("Ctrl C", "Log: copy the selected lines"),
          new Key("Enter", "Messages of a worker: show all of it"),
          new Key("Del", "Messages: delete, once asked"));

  private static final double EDGES = 130;
  private static final double CAPS = 120;
  private final ScrollPane scroll = new ScrollPane();

  Shortcuts() {
    super(true);
    var card = new VBox();
    var title = new Label("Keys");
    title.getStyleClass().add("pane-title");
    var columns =
        new FlowPane(
            column("Everywhere", EVERYWHERE),
            under(column("Workers", WORKERS), column("Files", FILES)),
            column("Panes", PANES));
    columns.getStyleClass().add("key-flow");
    columns.prefWrapLengthProperty().bind(widthProperty().subtract(EDGES));
    // In a small window they stand below each other, and the arrow keys lead through them.
    scroll.setContent(columns);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText("All keys");
    scroll.getStyleClass().add("edge-to-edge");
    card.getChildren().addAll(title, scroll);
    card.getStyleClass().addAll("overlay-card", "keys-card");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getStyleClass().add("keys");
    hold(card);
    setOnMouseClicked(_ -> toggle());
  }

  void toggle() {
    if (isVisible()) {
      close();
    } else {
      rise();
      scroll.requestFocus();
    }
  }

  /// Two short ones in the place of one, so that a small window has room for all.
  private static VBox under(VBox first, VBox second) {
    var both = new VBox(first, second);
    both.getStyleClass().add("key-columns");
    return both;
  }

  private static VBox column(String title, List<Key> keys) {
    var heading = new Label(title);
    heading.getStyleClass().add("section-title");
    var grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    // What they do begins at one line, also where two stand beneath each other.
    grid.getColumnConstraints()
        .add(new ColumnConstraints(CAPS, USE_COMPUTED_SIZE, Double.MAX_VALUE));
    for (int i = 0; i < keys.size(); i++) {
      var caps = new HBox();
      caps.getStyleClass().add("key-caps");
      for (var key : keys.get(i).keys().split(" ")) {
        caps.getChildren().add(new KeyCap(key));
      }
      grid.addRow(i, caps, new Label(keys.get(i).what()));
    }
    var column = new VBox(heading, grid);
    column.getStyleClass().add("key-column");
    return column;
  }
}
