package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Harmless;
import dev.muster.app.settings.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Code under names: to be written again, saved, deleted, and put back.
final class SnippetsMenu extends HBox {
  private final CodeShelf shelf;
  private final CodeEditor editor;
  private final Supplier<String> code;
  private final MenuButton menu =
      new MenuButton("Snippets", new FontIcon("mdi2b-bookmark-outline"));
  private final TextField name = new TextField();
  private final HBox naming;
  private final Label problem = new Label();
  private @Nullable Snippet deleted;

  /// @param code what is written now
  SnippetsMenu(CodeShelf shelf, CodeEditor editor, Supplier<String> code) {
    this.shelf = shelf;
    this.editor = editor;
    this.code = code;
    getStyleClass().add("snippets");
    menu.setMinWidth(USE_PREF_SIZE);
    menu.setAccessibleText("Snippets: insert, save, delete");
    name.setPromptText("Name of the snippet");
    name.setAccessibleText("Name of the snippet");
    name.setOnAction(_ -> save());
    problem.getStyleClass().add("snippet-problem");
    naming =
        new HBox(
            problem,
            name,
            Buttons.plain("Save", this::save),
            Buttons.plain("Cancel", () -> ask(false)));
    naming.getStyleClass().add("snippets");
    naming.managedProperty().bind(naming.visibleProperty());
    menu.managedProperty().bind(menu.visibleProperty());
    getChildren().addAll(naming, menu);
    shelf.snippets().addListener((ListChangeListener<Snippet>) _ -> show());
    ask(false);
    show();
  }

  /// Asks for a name no longer.
  ///
  /// @return whether it did
  boolean back() {
    var asked = naming.isVisible();
    ask(false);
    return asked;
  }

  private void ask(boolean wants) {
    naming.setVisible(wants);
    menu.setVisible(!wants);
    problem.setText("");
    if (wants) {
      name.clear();
      name.requestFocus();
    }
  }

  private void save() {
    var wrong = shelf.save(name.getText(), code.get());
    problem.setText(wrong);
    if (wrong.isEmpty()) {
      ask(false);
      menu.requestFocus();
    }
  }

  private void show() {
    var items = new ArrayList<MenuItem>();
    for (var snippet : shelf.snippets()) {
      items.add(item(Harmless.of(snippet.name()), () -> editor.insert(snippet.code())));
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    items.add(item("Save what is written …", () -> ask(true)));
    if (!shelf.snippets().isEmpty()) {
      var delete = new Menu("Delete");
      for (var snippet : shelf.snippets()) {
        delete.getItems().add(item(Harmless.of(snippet.name()), () -> delete(snippet)));
      }
      items.add(delete);
    }
    var gone = deleted;
    if (gone != null) {
      items.add(item("Put back " + Harmless.of(gone.name()), () -> putBack(gone)));
    }
    menu.getItems().setAll(List.copyOf(items));
  }

  private void delete(Snippet snippet) {
    deleted = snippet;
    shelf.delete(snippet);
  }

  private void putBack(Snippet snippet) {
    deleted = null;
    shelf.save(snippet.name(), snippet.code());
  }

  private static MenuItem item(String words, Runnable action) {
    var item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
