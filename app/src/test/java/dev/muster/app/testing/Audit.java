package dev.muster.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a person who can't see well, or not at all, would stumble over in a window: controls
/// without a name or a role, and text too faint to be read.
final class Audit {
  private static final double READABLE = 4.5;
  private static final Set<AccessibleRole> NO_ROLES =
      Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

  private Audit() {}

  /// What the keyboard can reach and a screen reader couldn't tell.
  static List<String> nameless(Node root) {
    var found = new ArrayList<String>();
    look(root, found);
    return found;
  }

  private static void look(Node node, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable()
        && !(node instanceof ScrollPane)
        && !(node instanceof ScrollBar)) {
      if (name(node).isBlank()) {
        found.add("no name: " + path(node));
      }
      if (NO_ROLES.contains(node.getAccessibleRole())) {
        found.add("no role: " + path(node));
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
    }
  }

  private static String name(Node node) {
    var said = Objects.requireNonNullElse(node.getAccessibleText(), "");
    if (!said.isBlank()) {
      return said;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      return labeled.getText();
    }
    var labels =
        node.getScene().getRoot().lookupAll(".label").stream()
            .filter(label -> label instanceof Label one && node.equals(one.getLabelFor()))
            .map(label -> ((Label) label).getText());
    return labels.findFirst().orElse("");
  }

  /// Text that stands out too little from what is behind it. What is grey because it can't be done
  /// is let be, and so are icons, which never stand without words.
  static List<String> faint(Node root) {
    var found = new ArrayList<String>();
    weigh(root, found);
    return found;
  }

  private static void weigh(Node node, List<String> found) {
    if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Text text && !(text instanceof FontIcon) && !text.getText().isBlank()) {
      var behind = behind(text);
      var ink = over(colour(text.getFill()), behind, 1);
      var contrast = contrast(ink, behind);
      if (contrast < READABLE) {
        found.add(
            "%.2f %s on %s: “%s” %s"
                .formatted(contrast, hex(ink), hex(behind), text.getText(), path(text)));
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> weigh(child, found));
    }
  }

  /// All that is painted behind it, laid over each other from the outermost inwards.
  private static Color behind(Node node) {
    var painted = new ArrayList<Color>();
    for (Node above = node; above != null; above = above.getParent()) {
      if (above instanceof Region region && region.getBackground() != null) {
        region.getBackground().getFills().reversed().stream()
            .map(fill -> colour(fill.getFill()))
            .forEach(painted::add);
      }
      var sibling = siblingBehind(above);
      if (sibling != null) {
        painted.add(sibling);
      }
    }
    var result = Color.WHITE;
    for (var colour : painted.reversed()) {
      result = over(colour, result, 1);
    }
    return result;
  }

  /// A highlight behind a text of a field is a sibling, no ancestor; one behind a part of a flow is
  /// the flow's sibling.
  private static @Nullable Color siblingBehind(Node node) {
    return (node instanceof Text || node instanceof TextFlow) && node.getParent() != null
        ? node.getParent().getChildrenUnmodifiable().stream()
            .filter(one -> one instanceof Shape && !(one instanceof Text) && one.isVisible())
            .filter(
                one ->
                    node instanceof TextFlow
                        || one.getBoundsInParent().contains(node.getBoundsInParent()))
            .map(one -> colour(((Shape) one).getFill()))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static Color colour(@Nullable Paint paint) {
    return switch (paint) {
      case Color color -> color;
      case LinearGradient gradient -> gradient.getStops().getFirst().getColor();
      case null, default -> Color.TRANSPARENT;
    };
  }

  private static Color over(Color upper, Color lower, double opacity) {
    return lower.interpolate(
        Color.color(upper.getRed(), upper.getGreen(), upper.getBlue()),
        upper.getOpacity() * opacity);
  }

  /// As the guidelines for accessible content (WCAG 2) have it.
  static double contrast(Color one, Color other) {
    var light = Math.max(luminance(one), luminance(other));
    var dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static String hex(Color colour) {
    return "#" + colour.toString().substring(2, 8);
  }

  private static String path(Node node) {
    var path = new StringBuilder();
    int steps = 0;
    for (Node one = node; one != null && steps < 5; one = one.getParent(), steps++) {
      path.insert(
          0, " > " + one.getClass().getSimpleName() + String.join(".", one.getStyleClass()));
    }
    return path.toString();
  }
}
