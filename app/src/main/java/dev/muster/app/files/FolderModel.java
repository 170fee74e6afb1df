package dev.muster.app.files;

import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.Outcome;
import dev.muster.shared.files.Pack;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.redis.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A worker's folder, listed by DIR, of which some files are copied into Redis by PUSH.
final class FolderModel {
  private final Connection connection;
  private final Consumer<Pack> packed;
  private final ReadOnlyObjectWrapper<FolderState> state =
      new ReadOnlyObjectWrapper<>(new FolderState.Closed());
  private final ObservableList<FolderFile> files =
      FXCollections.observableArrayList(file -> new Observable[] {file.chosen()});
  private final FilteredList<FolderFile> shown = new FilteredList<>(files);
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper pushing = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private @Nullable Conversation conversation;

  /// @param packed told of each pack that a worker made
  FolderModel(Connection connection, Consumer<Pack> packed) {
    this.connection = connection;
    this.packed = packed;
    text.addListener(_ -> filter());
  }

  Session session() {
    return connection.session();
  }

  ReadOnlyObjectProperty<FolderState> state() {
    return state.getReadOnlyProperty();
  }

  /// The files that the filter lets through.
  ObservableList<FolderFile> shown() {
    return shown;
  }

  /// How many there are, filtered or not.
  int total() {
    return files.size();
  }

  /// Text that a shown file's name or MD5 holds, in any case.
  StringProperty text() {
    return text;
  }

  /// What a PUSH under way does; empty if none is.
  ReadOnlyStringProperty pushing() {
    return pushing.getReadOnlyProperty();
  }

  /// Why the last PUSH failed, in a sentence; empty if it didn't.
  ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// The files that shall be copied, hidden by the filter or not.
  List<FolderFile> chosen() {
    return files.stream().filter(file -> file.chosen().get()).toList();
  }

  /// Lists a worker's folder.
  void open(String worker) {
    end();
    files.clear();
    text.set("");
    state.set(new FolderState.Asking(worker, "Asking " + worker + " what is in its folder"));
    ask(
        worker,
        Command.DIR,
        Json.tree(Map.of("recursive", true)),
        reply -> list(worker, reply),
        why -> state.set(new FolderState.Trouble(worker, why)));
  }

  /// Lists it again.
  void again() {
    var worker = state.get().of();
    if (!worker.isEmpty()) {
      open(worker);
    }
  }

  /// Leaves it.
  void close() {
    end();
    files.clear();
    state.set(new FolderState.Closed());
  }

  /// Chooses all that are shown, or none of them.
  void chooseAll(boolean all) {
    shown.forEach(file -> file.chosen().set(all));
  }

  /// Has the chosen files copied into Redis.
  void push() {
    var worker = state.get().of();
    var names = chosen().stream().map(FolderFile::name).toList();
    if (names.isEmpty() || worker.isEmpty() || !pushing.get().isEmpty()) {
      return;
    }
    trouble.set("");
    pushing.set("Asking " + worker + " for " + Phrases.count(names.size(), "file"));
    ask(
        worker,
        Command.PUSH,
        Json.tree(names),
        reply -> take(worker, reply),
        why -> {
          pushing.set("");
          trouble.set(why);
        });
  }

  private void ask(
      String worker,
      Command command,
      JsonNode args,
      Consumer<Reply> heard,
      Consumer<String> failed) {
    var next = new Conversation(connection, worker, heard, failed);
    conversation = next;
    next.begin(command, args);
  }

  private void end() {
    if (conversation != null) {
      conversation.close();
    }
    pushing.set("");
    trouble.set("");
  }

  private void list(String worker, Reply reply) {
    var value = value(reply);
    if (!reply.isFinal()) {
      state.set(new FolderState.Asking(worker, meanwhile(worker, reply)));
    } else if (value != null) {
      show(value);
      state.set(new FolderState.Listed(worker));
    } else {
      state.set(new FolderState.Trouble(worker, why(worker, reply)));
    }
  }

  private void show(JsonNode value) {
    var news = new ArrayList<FolderFile>();
    value
        .properties()
        .forEach(
            file -> {
              // A folder has no hash, and can't be copied as one.
              if (file.getValue().isString()) {
                news.add(new FolderFile(file.getKey(), file.getValue().asString("")));
              }
            });
    files.setAll(news);
  }

  private void take(String worker, Reply reply) {
    if (!reply.isFinal()) {
      pushing.set(meanwhile(worker, reply));
      return;
    }
    pushing.set("");
    var value = value(reply);
    var pack = value == null ? null : Json.read(Json.write(value), Pack.class).orElse(null);
    if (pack == null) {
      trouble.set(why(worker, reply));
    } else {
      close();
      packed.accept(pack);
    }
  }

  private static @Nullable JsonNode value(Reply reply) {
    var response = reply.response();
    return response != null && response.outcome() instanceof Outcome.Ok(var value) ? value : null;
  }

  private static String meanwhile(String worker, Reply reply) {
    return switch (reply.state()) {
      case BEHIND -> worker + " finishes task " + reply.task() + " first";
      case LATE -> worker + " is late: its heartbeat is overdue";
      default -> "Waiting for " + worker;
    };
  }

  private static String why(String worker, Reply reply) {
    var response = reply.response();
    if (response != null && response.outcome() instanceof Outcome.Failed(var failure)) {
      return Plain.name(failure.message());
    }
    return switch (reply.state()) {
      case GONE -> worker + " has left or is lost, and won't answer.";
      case RECALLED -> "What " + worker + " was asked was recalled before it read it.";
      default -> worker + " answered what is no list of files.";
    };
  }

  private void filter() {
    var wanted = text.get().strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(
        file ->
            wanted.isEmpty()
                || file.name().toLowerCase(Locale.ROOT).contains(wanted)
                || file.md5().startsWith(wanted));
  }
}
