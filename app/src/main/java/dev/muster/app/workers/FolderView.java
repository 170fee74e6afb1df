package dev.muster.app.workers;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Writing;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The folder of the chosen worker. It is a message to ask for it, so it is only asked when
/// somebody wants it.
public final class FolderView extends BorderPane {
  private final FolderModel model;
  private final ListView<FolderModel.Entry> list;
  private final Button push;

  /// Shows a model.
  public FolderView(FolderModel model) {
    this.model = model;
    var readOnly = model.session().place().readOnly();
    this.list = new ListView<>(model.entries());
    this.push = Buttons.withIcon("PUSH selected", "mdi2t-tray-arrow-up", this::push);
    getStyleClass().add("folder-view");
    list.setFixedCellSize(28);
    list.setAccessibleText("Files in the worker's folder");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new EntryCell());
    list.setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2) {
            enter();
          }
        });
    list.setOnKeyPressed(
        press -> {
          if (press.getCode() == KeyCode.ENTER) {
            enter();
          } else if (press.getCode() == KeyCode.BACK_SPACE) {
            model.up();
          }
        });
    var ask =
        new EmptyState("mdi2f-folder-outline")
            .what("Not asked yet")
            .why("DIR lists its folder with the MD5 of each file.")
            .steps(Buttons.plain("List its folder", model::list));
    if (readOnly) {
      ask.why(Writing.REFUSED).steps();
    }
    ask.visibleProperty().bind(model.listed().not().and(model.asking().not()));
    var empty = new EmptyState("mdi2f-folder-outline").what("The folder is empty");
    empty
        .visibleProperty()
        .bind(model.listed().and(javafx.beans.binding.Bindings.isEmpty(model.entries())));
    empty.setMouseTransparent(true);
    list.visibleProperty().bind(model.listed());
    setTop(head());
    setCenter(new StackPane(list, empty, ask));
    setBottom(foot());
    list.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<FolderModel.Entry>) _ -> count());
    model.asking().addListener(_ -> count());
    count();
  }

  private HBox head() {
    var path = new Label();
    path.getStyleClass().add("code");
    path.setEllipsisString("…");
    path.textProperty().bind(model.path().map(folder -> folder.isEmpty() ? "/" : "/" + folder));
    var up = Buttons.icon("mdi2a-arrow-up", "The folder above (Backspace)", model::up);
    up.disableProperty().bind(model.path().isEmpty().or(model.asking()));
    var again = Buttons.icon("mdi2r-refresh", "Ask again", model::list);
    again.disableProperty().bind(model.asking());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(up, path, gap, again);
    head.getStyleClass().add("pane-head");
    head.visibleProperty().bind(model.listed());
    head.managedProperty().bind(head.visibleProperty());
    return head;
  }

  private VBox foot() {
    var says = new Label();
    says.getStyleClass().add("hint");
    says.setWrapText(true);
    says.textProperty().bind(model.says());
    var trouble = new Label();
    trouble.getStyleClass().add("folder-trouble");
    trouble.setWrapText(true);
    trouble.textProperty().bind(model.trouble());
    for (var words : new Label[] {says, trouble}) {
      words.managedProperty().bind(words.textProperty().isNotEmpty());
    }
    push.visibleProperty().bind(model.listed());
    push.managedProperty().bind(push.visibleProperty());
    var foot = new VBox(says, trouble, push);
    foot.getStyleClass().add("folder-foot");
    return foot;
  }

  private void enter() {
    var chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null && chosen.isFolder() && !model.asking().get()) {
      model.enter(chosen);
    }
  }

  private void push() {
    model.push(java.util.List.copyOf(list.getSelectionModel().getSelectedItems()));
  }

  private void count() {
    var files =
        list.getSelectionModel().getSelectedItems().stream()
            .filter(entry -> entry != null && !entry.isFolder())
            .count();
    push.setDisable(files == 0 || model.asking().get());
    push.setAccessibleText("PUSH " + Phrases.count(files) + " selected");
    if (push.getGraphic() instanceof HBox content
        && content.getChildren().get(1) instanceof Label label) {
      label.setText("PUSH " + Phrases.count(files) + " selected");
    }
  }

  /// A name and its MD5.
  private static final class EntryCell extends ListCell<FolderModel.Entry> {
    private static final int SHOWN = 8;
    private final FontIcon icon = new FontIcon("mdi2f-file-outline");
    private final Label name = new Label();
    private final Label md5 = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox content = new HBox(icon, name, md5);

    EntryCell() {
      getStyleClass().addAll("row-cell", "entry-cell");
      content.getStyleClass().add("entry");
      name.getStyleClass().add("code");
      name.setEllipsisString("…");
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      md5.getStyleClass().add("figures-hint");
      md5.setMinWidth(USE_PREF_SIZE);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(FolderModel.Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      icon.setIconLiteral(entry.isFolder() ? "mdi2f-folder-outline" : "mdi2f-file-outline");
      name.setText(Harmless.of(entry.name()));
      var hash = entry.md5();
      md5.setText(hash == null ? "" : hash.substring(0, Math.min(SHOWN, hash.length())));
      whole.setText(entry.name() + (hash == null ? "" : "\nMD5 " + hash));
      setTooltip(whole);
      setAccessibleText(entry.name() + (hash == null ? ", a folder" : ", MD5 " + hash));
      setGraphic(content);
    }
  }
}
