package dev.muster.app.main;

import dev.muster.app.controls.Export;
import dev.muster.app.controls.Overlay;
import dev.muster.app.controls.Sheet;
import dev.muster.app.controls.Unseen;
import dev.muster.app.palette.PaletteView;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.app.workers.SpawnModel;
import dev.muster.app.workers.SpawnView;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.layout.Pane;

/// What stands over the whole window for a while.
final class Overlays {
  private final Session session;
  private final Unseen<PaletteView> palette;
  private final Unseen<SpawnView> spawn;
  private final Unseen<ExportView> export;
  private final Unseen<ProblemsView> problems;
  private final Unseen<Shortcuts> shortcuts;

  /// @param offers what the palette offers, asked for when it is made
  Overlays(Pane window, Connection connection, Supplier<Offers> offers) {
    session = connection.session();
    palette = new Unseen<>(window, () -> paletteOf(offers.get()));
    spawn = new Unseen<>(window, () -> new SpawnView(new SpawnModel(connection)));
    export = new Unseen<>(window, () -> new ExportView(new ExportModel(connection)));
    problems = new Unseen<>(window, () -> new ProblemsView(session));
    shortcuts = new Unseen<>(window, Shortcuts::new);
  }

  private static PaletteView paletteOf(Offers offers) {
    return new PaletteView(offers::now, offers::lookForFiles);
  }

  /// Makes what nobody has seen of them yet.
  List<Runnable> unseen() {
    return Stream.of(palette, spawn, export, problems, shortcuts)
        .<Runnable>map(over -> over::get)
        .toList();
  }

  /// Shows what can be done, or hides it.
  void palette() {
    palette.get().toggle();
  }

  /// Asks how many workers to start on this machine.
  void spawn() {
    spawn.get().open();
  }

  /// Asks where something shall go that leaves the window.
  void export(Export leaving) {
    export.get().open(leaving);
  }

  /// The same for a table of the queue.
  void export(Sheet sheet) {
    export(sheet.export(session.queue()));
  }

  /// Shows what went wrong.
  void problems() {
    problems.get().open();
  }

  /// Shows what went wrong, or hides it.
  void problemsOrNot() {
    if (problems.isVisible()) {
      problems.get().close();
    } else {
      problems();
    }
  }

  /// Shows all keys, or hides them.
  void shortcuts() {
    shortcuts.get().toggle();
  }

  /// Takes one of them away.
  ///
  /// @return whether there was one
  boolean back() {
    var standing =
        Stream.<Unseen<? extends Overlay>>of(shortcuts, palette, problems, export, spawn)
            .filter(Unseen::isVisible)
            .findFirst();
    standing.ifPresent(over -> over.get().close());
    return standing.isPresent();
  }
}
