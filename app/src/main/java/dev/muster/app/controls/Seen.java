package dev.muster.app.controls;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Whether a node can be seen: it is visible, and so is all that it stands in. What nobody sees
/// need not be asked for.
public final class Seen {
  private Seen() {}

  /// As it changes. A node that stands in no window isn't seen.
  public static ObservableValue<Boolean> of(Node node) {
    var inWindow = node.sceneProperty().map(_ -> true).orElse(false);
    return node.visibleProperty()
        .flatMap(
            visible ->
                visible
                    ? node.parentProperty()
                        .flatMap(Seen::of)
                        .orElse(true)
                        .flatMap(above -> above ? inWindow : no())
                    : no());
  }

  /// A new one each time, for one for all would know, and keep alive, whoever ever asked.
  private static ObservableValue<Boolean> no() {
    return new ReadOnlyBooleanWrapper(false);
  }

  /// Starts something when a node comes into sight, and lets it rest while it is out of it.
  public static void whileSeen(Node node, Runnable start, Runnable rest) {
    Consumer<Boolean> change = seen -> (seen ? start : rest).run();
    var subscription = of(node).subscribe(change);
    node.getProperties().put(Seen.class, subscription);
  }
}
