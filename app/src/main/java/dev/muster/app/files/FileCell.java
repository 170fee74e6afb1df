package dev.muster.app.files;

import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// One thing that is said of a file.
final class FileCell extends TableCell<FileEntry, FileEntry> {
  private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
  private static final PseudoClass CODE = PseudoClass.getPseudoClass("code");
  private final Function<FileEntry, String> text;
  private final Function<FileEntry, String> more;
  private final Tooltip tooltip = new Tooltip();
  private final FontIcon icon = new FontIcon();
  private boolean named;
  private boolean quiet;
  private Predicate<FileEntry> code = _ -> false;

  /// @param more all of it, for the tooltip
  FileCell(String style, Function<FileEntry, String> text, Function<FileEntry, String> more) {
    this.text = text;
    this.more = more;
    getStyleClass().addAll(style.split(" "));
    setEllipsisString("…");
  }

  /// With the icon of its kind.
  FileCell withIcon() {
    named = true;
    return this;
  }

  /// Quieter than the rest.
  FileCell muted() {
    quiet = true;
    return this;
  }

  /// In the letters of code for some.
  FileCell codeWhere(Predicate<FileEntry> entries) {
    code = entries;
    return this;
  }

  @Override
  protected void updateItem(FileEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    setText(text.apply(entry));
    tooltip.setText(more.apply(entry));
    setTooltip(tooltip.getText().isEmpty() ? null : tooltip);
    pseudoClassStateChanged(MUTED, quiet);
    pseudoClassStateChanged(CODE, code.test(entry));
    if (named) {
      icon.setIconLiteral(Icons.of(entry.name()));
      setGraphic(icon);
    }
  }
}
