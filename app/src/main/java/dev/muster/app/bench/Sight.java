package dev.muster.app.bench;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// What a person would see: the visible nodes under one. On the window's thread.
final class Sight {
  private Sight() {}

  /// Whether a text stands somewhere.
  static boolean shows(Node node, String text) {
    return all(node)
        .anyMatch(
            one ->
                switch (one) {
                  case Labeled label -> contains(label.getText(), text);
                  case Text words -> contains(words.getText(), text);
                  default -> false;
                });
  }

  private static boolean contains(String whole, String part) {
    return whole != null && whole.contains(part);
  }

  /// The first of a kind for which something holds.
  static <T> Optional<T> first(Node node, Class<T> type, Predicate<? super T> holds) {
    return all(node).filter(type::isInstance).map(type::cast).filter(holds).findFirst();
  }

  /// All of a kind.
  static <T> Stream<T> all(Node node, Class<T> type) {
    return all(node).filter(type::isInstance).map(type::cast);
  }

  private static Stream<Node> all(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Sight::all))
        : Stream.of(node);
  }
}
