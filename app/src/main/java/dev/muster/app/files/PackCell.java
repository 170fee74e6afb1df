package dev.muster.app.files;

import dev.muster.app.controls.Phrases;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A pack in the list: its files, how much that is, from whom, when.
final class PackCell extends ListCell<PackRow> {
  private final FilesModel model;
  private final FontIcon icon = new FontIcon("mdi2p-package-variant-closed");
  private final Label title = new Label();
  private final Label size = new Label();
  private final Label from = new Label();
  private final Label time = new Label();
  private final Tooltip tooltip = new Tooltip();
  private final HBox content;

  PackCell(FilesModel model) {
    this.model = model;
    getStyleClass().addAll("row-cell", "pack-cell");
    title.setEllipsisString("…");
    from.setEllipsisString("…");
    size.getStyleClass().add("figures-hint");
    time.getStyleClass().add("figures-hint");
    size.setMinWidth(USE_PREF_SIZE);
    time.setMinWidth(USE_PREF_SIZE);
    var words = new VBox(line(title, size), line(from, time));
    words.getStyleClass().add("pack-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    content = new HBox(icon, words);
    content.getStyleClass().add("pack-content");
    setPrefWidth(0);
  }

  private static HBox line(Label left, Label right) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(left, gap, right);
    line.getStyleClass().add("pack-line");
    return line;
  }

  @Override
  protected void updateItem(PackRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText("");
      return;
    }
    title.setText(row.title());
    size.setText(Phrases.bytes(row.bytes()));
    var info = row.info();
    icon.setIconLiteral(
        info == null ? "mdi2f-folder-multiple-outline" : "mdi2p-package-variant-closed");
    from.getStyleClass().setAll("label", "hint");
    if (info == null) {
      var packs = model.packs().size() - 1L;
      from.setText(
          Phrases.count(row.files(), "file")
              + " in "
              + (packs < FilesModel.NEWEST ? "" : "the newest ")
              + Phrases.count(packs, "pack"));
      time.setText("");
      setTooltip(null);
    } else {
      from.getStyleClass().setAll("label", model.isFromHere(info) ? "hint" : "figures-hint");
      from.setText(model.from(info));
      time.setText(When.of(info.time(), model.session().fleet().get().time()));
      tooltip.setText(
          Phrases.count(row.files(), "file")
              + " from "
              + Plain.name(info.by())
              + ", "
              + Phrases.moment(info.time()));
      setTooltip(tooltip);
    }
    setAccessibleText(
        row.title() + ", " + size.getText() + ", " + from.getText() + ", " + time.getText());
    setGraphic(content);
  }
}
