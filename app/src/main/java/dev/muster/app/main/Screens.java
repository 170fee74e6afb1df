package dev.muster.app.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.StackPane;

/// The screens, of which one is shown. The others stay as they were, and ask nothing of Redis
/// meanwhile.
final class Screens extends StackPane {
  private final List<Screen> all = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Screen> shown = new ReadOnlyObjectWrapper<>();

  Screens() {
    setMinSize(0, 0);
  }

  /// Adds one; the first is shown.
  void add(Screen screen) {
    all.add(screen);
    if (all.size() == 1) {
      show(screen);
    }
  }

  List<Screen> all() {
    return List.copyOf(all);
  }

  /// Which one is shown.
  ReadOnlyObjectProperty<Screen> shown() {
    return shown.getReadOnlyProperty();
  }

  Screen current() {
    return Objects.requireNonNull(shown.get(), "There is no screen.");
  }

  void show(Screen screen) {
    all.forEach(one -> one.node().show(one.equals(screen)));
    shown.set(screen);
    screen.focus().run();
  }

  /// Shows the one of that name.
  ///
  /// @throws IllegalArgumentException if there is none
  void show(String name) {
    show(
        all.stream()
            .filter(screen -> screen.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no screen " + name + ".")));
  }
}
