package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import tools.jackson.databind.JsonNode;

/// A JSON value as a tree. What is inside something is only made when it is opened.
final class JsonTree extends TreeView<JsonTree.Entry> {
  private static final double ROW = 24;

  /// Things inside one thing that are shown; the rest is counted.
  private static final int SHOWN = 1_000;

  /// Up to so many things are open from the beginning.
  private static final int OPEN = 30;

  /// One thing in the tree.
  ///
  /// @param name under which it stands; empty for the whole
  /// @param words its value, or what is inside it
  /// @param kind the style class that colours the words
  record Entry(String name, String words, String kind) {}

  JsonTree() {
    getStyleClass().add("json-tree");
    setAccessibleText("The value as a tree");
    setFixedCellSize(ROW);
    setCellFactory(_ -> new JsonTreeCell());
  }

  void show(JsonNode value) {
    var root = new Item("", value);
    setShowRoot(root.isLeaf());
    setRoot(root);
    root.setExpanded(true);
    var inside = root.getChildren();
    if (inside.size() <= OPEN) {
      inside.stream()
          .filter(child -> child instanceof Item item && item.value.size() <= OPEN)
          .forEach(child -> child.setExpanded(true));
    }
  }

  /// The value of the chosen line, or of all, as JSON.
  String chosen() {
    var item = getSelectionModel().getSelectedItem();
    return item instanceof Item one ? one.value.toString() : ((Item) getRoot()).value.toString();
  }

  private static final class Item extends TreeItem<Entry> {
    private final JsonNode value;
    private boolean filled;

    Item(String name, JsonNode value) {
      super(entry(name, value));
      this.value = value;
    }

    @Override
    public boolean isLeaf() {
      return value.isEmpty();
    }

    @Override
    public javafx.collections.ObservableList<TreeItem<Entry>> getChildren() {
      var children = super.getChildren();
      if (!filled) {
        filled = true;
        children.setAll(inside());
      }
      return children;
    }

    private List<TreeItem<Entry>> inside() {
      var items = new ArrayList<TreeItem<Entry>>();
      if (value.isObject()) {
        value
            .propertyStream()
            .limit(SHOWN)
            .forEach(part -> items.add(new Item(part.getKey(), part.getValue())));
      } else {
        for (int i = 0; i < Math.min(SHOWN, value.size()); i++) {
          items.add(new Item(String.valueOf(i), value.get(i)));
        }
      }
      if (value.size() > SHOWN) {
        items.add(
            new TreeItem<>(
                new Entry("", Phrases.count(value.size() - SHOWN) + " more", "json-size")));
      }
      return items;
    }

    private static Entry entry(String name, JsonNode value) {
      var shown = Harmless.of(name);
      if (value.isObject()) {
        return new Entry(shown, "{" + Phrases.count(value.size()) + "}", "json-size");
      }
      if (value.isArray()) {
        return new Entry(shown, "[" + Phrases.count(value.size()) + "]", "json-size");
      }
      var kind =
          value.isString() ? "json-text" : value.isNumber() ? "json-number" : "json-constant";
      return new Entry(shown, Harmless.of(value.toString()), kind);
    }
  }
}
