package dev.muster.app.workers;

import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.Outcome;
import dev.muster.shared.QueueException;
import dev.muster.shared.messages.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is in the folder of the chosen worker, as it last said when it was asked; and files on
/// their way from there into Redis.
public final class FolderModel {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// A task may stand before the question.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Connection connection;
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper path = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper says = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
  private @Nullable String worker;

  /// Grows with each question, so that an answer that comes too late is passed over.
  private int question;

  /// A file or a folder.
  ///
  /// @param md5 of its contents, as `md5sum` prints it; null for a folder
  public record Entry(String name, @Nullable String md5) {
    /// Whether it is a folder.
    public boolean isFolder() {
      return md5 == null;
    }
  }

  /// Over a connection.
  public FolderModel(Connection connection) {
    this.connection = connection;
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// Folders first, then files, by name.
  public ObservableList<Entry> entries() {
    return entries;
  }

  /// Which folder, below the worker's own; empty for that one.
  public ReadOnlyStringProperty path() {
    return path.getReadOnlyProperty();
  }

  /// How it stands, in a sentence.
  public ReadOnlyStringProperty says() {
    return says.getReadOnlyProperty();
  }

  /// What went wrong, in a sentence; empty if nothing did.
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// Whether an answer is awaited.
  public ReadOnlyBooleanProperty asking() {
    return asking.getReadOnlyProperty();
  }

  /// Whether the entries are an answer.
  public ReadOnlyBooleanProperty listed() {
    return listed.getReadOnlyProperty();
  }

  /// Follows another worker; null for nobody. Nothing is asked yet.
  public void choose(@Nullable String another) {
    if (another == null ? worker == null : another.equals(worker)) {
      return;
    }
    question++;
    worker = another;
    entries.clear();
    path.set("");
    says.set("");
    trouble.set("");
    asking.set(false);
    listed.set(false);
  }

  /// Asks what is in the folder that is shown.
  public void list() {
    list(path.get());
  }

  /// Asks what is in a folder inside.
  public void enter(Entry folder) {
    list(below(folder.name()));
  }

  /// Asks what is in the folder above.
  public void up() {
    var at = path.get().lastIndexOf('/');
    list(at < 0 ? "" : path.get().substring(0, at));
  }

  /// Has files copied into Redis.
  public void push(List<Entry> files) {
    var names = JSON.arrayNode();
    files.stream().filter(file -> !file.isFolder()).forEach(file -> names.add(below(file.name())));
    if (!names.isEmpty()) {
      ask(Command.PUSH, names, "Copying " + Phrases.count(names.size(), "file"), this::pushed);
    }
  }

  private void list(String folder) {
    var args = folder.isEmpty() ? null : JSON.objectNode().put("path", folder);
    ask(Command.DIR, args, "Asked what is in its folder", files -> show(folder, files));
  }

  private String below(String name) {
    return path.get().isEmpty() ? name : path.get() + "/" + name;
  }

  /// What is done with a good answer.
  private interface Answered {
    void with(JsonNode value);
  }

  private void ask(Command command, @Nullable JsonNode args, String doing, Answered then) {
    var whom = worker;
    if (whom == null) {
      return;
    }
    int mine = ++question;
    trouble.set("");
    asking.set(true);
    says.set(doing + behind(whom) + " …");
    connection.ask(
        queue -> {
          var id = queue.messages().send(command, args, List.of(whom)).id();
          try {
            return queue.messages().response(id, whom, false, PATIENCE).outcome();
          } catch (QueueException e) {
            if (e.reason() == QueueException.Reason.MISSING) {
              return Outcome.failed(
                  "NoAnswer",
                  "none came within 5 minutes; if it comes, it stands among its messages");
            }
            throw e;
          }
        },
        outcome -> {
          if (mine == question) {
            answered(outcome, then);
          }
        },
        why -> {
          if (mine == question) {
            fail(why);
          }
        });
  }

  private String behind(String whom) {
    return session()
        .worker(whom)
        .filter(summary -> summary.task() != null)
        .map(summary -> "; it ends task " + summary.task() + " first")
        .orElse("");
  }

  private void answered(Outcome outcome, Answered then) {
    asking.set(false);
    switch (outcome) {
      case Outcome.Ok(var value) -> then.with(value);
      case Outcome.Failed(var failure) -> fail(failure + ".");
    }
  }

  private void fail(String why) {
    asking.set(false);
    says.set("");
    trouble.set(why);
  }

  private void show(String folder, JsonNode files) {
    var news = new ArrayList<Entry>();
    files
        .properties()
        .forEach(
            file ->
                news.add(
                    new Entry(
                        file.getKey(),
                        file.getValue().isNull() ? null : file.getValue().asString())));
    news.sort(Comparator.comparing((Entry entry) -> !entry.isFolder()).thenComparing(Entry::name));
    path.set(folder);
    entries.setAll(news);
    listed.set(true);
    var folders = news.stream().filter(Entry::isFolder).count();
    says.set(
        Phrases.count(news.size() - folders, "file")
            + (folders == 0 ? "" : ", " + Phrases.count(folders, "folder")));
  }

  private void pushed(JsonNode pack) {
    var size = pack.valueStream().mapToLong(file -> file.path("size").asLong(0)).sum();
    says.set(
        Phrases.count(pack.size(), "file")
            + ", "
            + Phrases.bytes(size)
            + ", now in Redis as a pack");
  }
}
