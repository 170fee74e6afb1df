package dev.muster.app.main;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Writing;
import dev.muster.app.files.FilesModel;
import dev.muster.app.logs.LogsView;
import dev.muster.app.logs.Mode;
import dev.muster.app.palette.Choice;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.app.workers.WorkersView;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.PackInfo;
import dev.muster.shared.workers.WorkerSummary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the palette offers: actions in the order they were added, then the workers there are, the
/// tasks that they run and the files in Redis.
final class Offers {
  private static final String DO = "Action";
  private final List<Choice> fixed = new ArrayList<>();

  /// Characters of a task's code that are looked into.
  private static final int CODE = 200;

  private final Connection connection;
  private final Session session;
  private final Consumer<String> worker;
  private final BiConsumer<String, FileHash> file;
  private List<PackInfo> packs = List.of();

  /// @param worker shows one among the others
  /// @param file shows the one of a name and a content among the others
  Offers(Connection connection, Consumer<String> worker, BiConsumer<String, FileHash> file) {
    this.connection = connection;
    this.session = connection.session();
    this.worker = worker;
    this.file = file;
  }

  /// Asks which files there are; while Redis is away those known last are offered.
  void lookForFiles(Runnable then) {
    if (session.isLive()) {
      connection.ask(
          Offers::packs,
          found -> {
            packs = found;
            then.run();
          },
          _ -> {});
    }
  }

  /// Who may not read which there are is offered none: nobody asked for them.
  private static List<PackInfo> packs(QueueClient queue) {
    try {
      return queue.files().packs(FilesModel.NEWEST);
    } catch (QueueException e) {
      if (e.reason() == QueueException.Reason.DENIED) {
        return List.of();
      }
      throw e;
    }
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

  /// Adds what is done in the log, wherever the window stands.
  Offers logs(Consumer<Consumer<LogsView>> in) {
    for (var how : Mode.values()) {
      inLog(
          in,
          "Log: " + how.words().toLowerCase(Locale.ROOT),
          "mdi2t-text-box-outline",
          how.key(),
          view -> view.stand(how));
    }
    return inLog(in, "Search in the log", "mdi2m-magnify", "Ctrl F", LogsView::search)
        .inLog(in, "Jump to a time in the log …", "mdi2c-clock-outline", "Ctrl G", LogsView::jump)
        .inLog(in, "Add workers to the log …", "mdi2p-plus", "A", LogsView::addWorkers)
        .inLog(
            in,
            "Highlight lines of the log …",
            "mdi2f-format-color-highlight",
            "Ctrl H",
            LogsView::highlight)
        .inLog(in, "Save the log …", "mdi2c-content-save-outline", "Ctrl S", LogsView::save)
        .inLog(in, "Wrap long lines of the log, or not", "mdi2w-wrap", "W", LogsView::wrapOrNot);
  }

  private Offers inLog(
      Consumer<Consumer<LogsView>> in,
      String name,
      String icon,
      String keys,
      Consumer<LogsView> action) {
    return act(name, icon, keys, () -> in.accept(action));
  }

  /// Adds what is done with the columns of workers where there is no mouse.
  Offers columns(WorkersView view) {
    for (var name : view.columns()) {
      act("Sort workers by " + name, "mdi2s-sort", "", () -> view.sortBy(name));
    }
    for (var name : view.columns().subList(2, view.columns().size())) {
      act(
          "Show or hide column " + name,
          "mdi2v-view-column-outline",
          "",
          () -> view.showOrHide(name));
      act("Move column " + name + " left", "mdi2a-arrow-left", "", () -> view.move(name, -1));
      act("Move column " + name + " right", "mdi2a-arrow-right", "", () -> view.move(name, 1));
    }
    return this;
  }

  /// All there is at this moment.
  List<Choice> now() {
    var all = new ArrayList<>(fixed);
    var workers = session.fleet().get().workers();
    for (var summary : workers) {
      var name = summary.worker();
      all.add(found(name, "Worker", "mdi2s-server-outline", () -> worker.accept(name)));
    }
    for (var summary : workers) {
      if (summary.task() != null) {
        all.add(
            found(
                task(summary),
                "Task of " + Harmless.of(summary.worker()),
                "mdi2c-checkbox-marked-circle-outline",
                () -> worker.accept(summary.worker())));
      }
    }
    var seen = new HashSet<String>();
    for (var pack : packs) {
      pack.pack()
          .files()
          .forEach(
              (name, hash) -> {
                if (seen.add(hash.sha256() + " " + name)) {
                  all.add(found(name, "File", "mdi2f-file-outline", () -> file.accept(name, hash)));
                }
              });
    }
    return all;
  }

  private static String task(WorkerSummary summary) {
    var code = Objects.requireNonNullElse(summary.code(), "");
    return summary.task() + " " + (code.length() > CODE ? code.substring(0, CODE) : code).strip();
  }

  private static Choice found(String name, String kind, String icon, Runnable action) {
    return new Choice(name, kind, icon, "", () -> "", action);
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
