package dev.muster.app.files;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The files of a worker's folder, each with a box; Space ticks those that are selected.
final class FolderTable extends TableView<FolderFile> {
  private static final double ROW = 28;
  private static final double BOX = 36;
  private static final double HASH = 260;
  private static final double NOTE = 90;
  private static final double SCROLL_BAR = 10;

  FolderTable(FilesModel files) {
    var model = files.folder();
    getStyleClass().add("files-table");
    setAccessibleText("Files in the worker's folder");
    setFixedCellSize(ROW);
    setPlaceholder(new Region());
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    var box = new TableColumn<FolderFile, Boolean>();
    box.setCellValueFactory(row -> row.getValue().chosen());
    box.setCellFactory(_ -> new BoxCell());
    box.setSortable(false);
    box.setPrefWidth(BOX);
    var name = column("Name", "code-cell", FolderFile::name);
    name.setCellFactory(_ -> new NameCell());
    var md5 = column("MD5", "code-cell quiet", FolderFile::md5);
    md5.setPrefWidth(HASH);
    var note = column("", "quiet", file -> files.hasContent(file.md5()) ? "in Redis" : "");
    note.setPrefWidth(NOTE);
    getColumns().add(box);
    getColumns().add(name);
    getColumns().add(md5);
    getColumns().add(note);
    name.prefWidthProperty().bind(widthProperty().subtract(BOX + HASH + NOTE + SCROLL_BAR));
    setItems(model.shown());
    addEventFilter(KeyEvent.KEY_PRESSED, this::tick);
  }

  private void tick(KeyEvent press) {
    if (press.getCode() == KeyCode.SPACE) {
      var selected = getSelectionModel().getSelectedItems().stream().toList();
      var on = selected.stream().anyMatch(file -> !file.chosen().get());
      selected.forEach(file -> file.chosen().set(on));
      press.consume();
    }
  }

  private static TableColumn<FolderFile, String> column(
      String title, String style, Function<FolderFile, String> text) {
    var column = new TableColumn<FolderFile, String>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setCellFactory(_ -> new WordsCell(style));
    column.setComparator(Comparator.naturalOrder());
    column.setReorderable(false);
    column.setSortable(false);
    return column;
  }

  private static final class BoxCell extends TableCell<FolderFile, Boolean> {
    private final CheckBox box = new CheckBox();

    BoxCell() {
      box.setFocusTraversable(false);
      box.setOnAction(_ -> getTableRow().getItem().chosen().set(box.isSelected()));
    }

    @Override
    protected void updateItem(Boolean chosen, boolean empty) {
      super.updateItem(chosen, empty);
      var file = empty ? null : getTableRow().getItem();
      setGraphic(file == null ? null : box);
      if (file != null) {
        box.setSelected(Boolean.TRUE.equals(chosen));
        box.setAccessibleText("Copy " + Plain.name(file.name()));
      }
    }
  }

  private static class WordsCell extends TableCell<FolderFile, String> {
    WordsCell(String style) {
      getStyleClass().addAll(style.split(" "));
      setEllipsisString("…");
    }

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty || text == null ? null : Plain.name(text));
    }
  }

  private static final class NameCell extends WordsCell {
    private final FontIcon icon = new FontIcon("mdi2f-file-outline");

    NameCell() {
      super("code-cell");
    }

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setGraphic(empty || text == null ? null : icon);
      if (text != null) {
        icon.setIconLiteral(Icons.of(text));
      }
    }
  }
}
