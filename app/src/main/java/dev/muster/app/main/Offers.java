package dev.muster.app.main;

import dev.muster.app.controls.Writing;
import dev.muster.app.palette.Choice;
import dev.muster.app.session.Session;
import dev.muster.app.workers.WorkersView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the palette offers: actions in the order they were added, then the workers there are.
final class Offers {
  private static final String DO = "Action";
  private final List<Choice> fixed = new ArrayList<>();
  private final Session session;
  private final Consumer<String> reveal;

  Offers(Session session, Consumer<String> reveal) {
    this.session = session;
    this.reveal = reveal;
  }

  /// Adds what can always be done.
  Offers act(String name, String icon, String keys, Runnable action) {
    return add(name, icon, keys, () -> "", action);
  }

  /// Adds what needs the right to write.
  Offers write(String name, String icon, String keys, Runnable action) {
    return add(name, icon, keys, this::mayNotWrite, action);
  }

  /// Adds what is done with the chosen workers.
  Offers chosen(String name, String icon, String keys, Runnable action) {
    return add(name, icon, keys, this::nobody, action);
  }

  /// Adds what is said to the chosen workers.
  Offers say(String name, String icon, String keys, Runnable action) {
    return add(name, icon, keys, () -> mayNotWrite().isEmpty() ? nobody() : mayNotWrite(), action);
  }

  /// Adds the screens.
  Offers screens(Screens screens) {
    screens
        .all()
        .forEach(
            screen ->
                fixed.add(
                    new Choice(
                        screen.name(),
                        "Screen",
                        screen.icon(),
                        screen.key(),
                        () -> "",
                        () -> screens.show(screen))));
    return this;
  }

  /// Adds what is done with the columns of workers where there is no mouse.
  Offers columns(WorkersView view) {
    for (var name : view.columns()) {
      act("Sort workers by " + name, "mdi2s-sort", "", () -> view.sortBy(name));
    }
    for (var name : view.columns().subList(2, view.columns().size())) {
      act("Move column " + name + " left", "mdi2a-arrow-left", "", () -> view.move(name, -1));
      act("Move column " + name + " right", "mdi2a-arrow-right", "", () -> view.move(name, 1));
    }
    return this;
  }

  /// All there is at this moment.
  List<Choice> now() {
    var all = new ArrayList<>(fixed);
    for (var summary : session.fleet().get().workers()) {
      var worker = summary.worker();
      all.add(
          new Choice(
              worker, "Worker", "mdi2s-server-outline", "", () -> "", () -> reveal.accept(worker)));
    }
    return all;
  }

  private Offers add(
      String name, String icon, String keys, Supplier<String> whyNot, Runnable action) {
    fixed.add(new Choice(name, DO, icon, keys, whyNot, action));
    return this;
  }

  private String mayNotWrite() {
    return session.place().readOnly() ? Writing.REFUSED : "";
  }

  private String nobody() {
    return session.selection().isEmpty() ? "No worker is selected." : "";
  }
}
