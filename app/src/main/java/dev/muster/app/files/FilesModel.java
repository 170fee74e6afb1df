package dev.muster.app.files;

import dev.muster.app.background.Repeating;
import dev.muster.app.controls.Sheet;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.files.Pack;
import dev.muster.shared.files.PackInfo;
import dev.muster.shared.messages.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The packs that are in Redis and the files of the one that is chosen. Its parts are what is
/// looked into, what is on its way, and what is about to be done.
public final class FilesModel {
  /// Packs that are listed; Redis keeps the newest 1,000.
  public static final int NEWEST = 200;

  private static final Duration PERIOD = Duration.ofSeconds(2);
  private final Connection connection;
  private final PreviewModel preview;
  private final TransfersModel transfers;
  private final PlansModel plans;
  private final FolderModel folder;
  private final ObservableList<PackRow> packs = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<PackRow> chosen =
      new ReadOnlyObjectWrapper<>(PackRow.all(List.of()));
  private final ObservableList<FileEntry> files = FXCollections.observableArrayList();
  private final FilteredList<FileEntry> shown = new FilteredList<>(files);
  private final ObservableList<FileEntry> picked = FXCollections.observableArrayList();
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty byWorker = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper heard = new ReadOnlyBooleanWrapper();
  private List<PackInfo> news = List.of();
  private String me = "";
  private @Nullable Pack awaited;
  private @Nullable Repeating rounds;

  private record Shelf(List<PackInfo> packs, String me) {}

  /// Over a connection.
  ///
  /// @param sent told of each message that went out
  public FilesModel(Connection connection, Consumer<Sent> sent) {
    this.connection = connection;
    preview = new PreviewModel(connection);
    transfers = new TransfersModel(connection, this::awaitPack);
    plans = new PlansModel(connection, transfers, sent, this::now);
    folder = new FolderModel(connection, this::awaitPack);
    text.addListener(_ -> filter());
    byWorker.addListener(_ -> order());
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// A look into the file that is chosen.
  PreviewModel preview() {
    return preview;
  }

  /// What is on its way.
  TransfersModel transfers() {
    return transfers;
  }

  /// What is about to be done.
  PlansModel plans() {
    return plans;
  }

  /// A worker's folder that is looked into.
  FolderModel folder() {
    return folder;
  }

  /// Whether a pack names a content of that MD5.
  boolean hasContent(String md5) {
    return !md5.isEmpty()
        && news.stream()
            .flatMap(pack -> pack.pack().files().values().stream())
            .anyMatch(hash -> hash.md5().equals(md5));
  }

  /// All together first, then each pack.
  ObservableList<PackRow> packs() {
    return packs;
  }

  /// The row whose files are shown.
  ReadOnlyObjectProperty<PackRow> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// The files that the filter lets through.
  ObservableList<FileEntry> shown() {
    return shown;
  }

  /// Files as a table that leaves the window.
  static Sheet sheet(List<FileEntry> files) {
    return Sheet.of(
        "files",
        files,
        new Sheet.Column<FileEntry>("name", FileEntry::name),
        new Sheet.Column<>("size", one -> one.hash().size()),
        new Sheet.Column<>("md5", one -> one.hash().md5()),
        new Sheet.Column<>("sha256", one -> one.hash().sha256()),
        new Sheet.Column<>("from", one -> one.pack().by()),
        new Sheet.Column<>("time", one -> one.pack().time().toString()),
        new Sheet.Column<>("packs", FileEntry::packs),
        new Sheet.Column<>("older", FileEntry::older));
  }

  /// How many files the chosen row has, filtered or not.
  int total() {
    return files.size();
  }

  /// The files that are selected in the table.
  ObservableList<FileEntry> picked() {
    return picked;
  }

  /// Text that a shown file's name, hash or origin holds, in any case.
  StringProperty text() {
    return text;
  }

  /// Whether packs stand by who made them instead of by time.
  BooleanProperty byWorker() {
    return byWorker;
  }

  /// Whether the packs have been heard of at all.
  ReadOnlyBooleanProperty heard() {
    return heard.getReadOnlyProperty();
  }

  /// Whether the packs have been heard of, and the chosen file has been read.
  public boolean isSettled() {
    return heard.get() && !(preview.preview().get() instanceof Preview.Coming);
  }

  /// The selected files; all that are shown where none is.
  List<FileEntry> meant() {
    return picked.isEmpty() ? List.copyOf(shown) : List.copyOf(picked);
  }

  /// Who made a pack, as a person says it.
  String from(PackInfo pack) {
    return isFromHere(pack) ? "this desktop" : Plain.name(pack.by());
  }

  /// Whether a pack was made here.
  boolean isFromHere(PackInfo pack) {
    return pack.by().equals(me);
  }

  /// Begins to ask for packs, for somebody looks.
  public void start() {
    if (rounds == null) {
      rounds =
          connection.every(
              PERIOD,
              queue -> new Shelf(queue.files().packs(NEWEST), queue.files().by()),
              this::hear);
    }
  }

  /// Stops asking.
  public void rest() {
    if (rounds != null) {
      rounds.close();
      rounds = null;
    }
  }

  /// Asks at once.
  void now() {
    if (rounds != null) {
      rounds.now();
    }
  }

  /// Chooses the row whose files are shown.
  void choose(PackRow row) {
    folder.close();
    if (!row.equals(chosen.get())) {
      chosen.set(row);
      showFiles();
    }
  }

  /// Chooses a pack as soon as it is heard of.
  void awaitPack(Pack pack) {
    awaited = pack;
    text.set("");
    now();
  }

  private void hear(Shelf shelf) {
    heard.set(true);
    if (!shelf.packs().equals(news) || !shelf.me().equals(me)) {
      news = shelf.packs();
      me = shelf.me();
      order();
    }
    var wanted = awaited;
    if (wanted != null) {
      packs.stream()
          .filter(row -> row.info() != null && row.info().pack().equals(wanted))
          .max(Comparator.comparing(row -> row.info() == null ? "" : row.info().time().toString()))
          .ifPresent(
              row -> {
                awaited = null;
                choose(row);
              });
    }
  }

  private void order() {
    var entries = Entries.of(news);
    var rows = new ArrayList<PackRow>();
    rows.add(PackRow.all(entries));
    var ordered = new ArrayList<>(news);
    if (byWorker.get()) {
      ordered.sort(Comparator.comparing(this::from));
    }
    ordered.forEach(pack -> rows.add(PackRow.of(pack)));
    var before = chosen.get().id();
    if (!rows.equals(packs)) {
      packs.setAll(rows);
    }
    chosen.set(
        rows.stream().filter(row -> row.id().equals(before)).findFirst().orElse(rows.getFirst()));
    showFiles();
  }

  private void showFiles() {
    var info = chosen.get().info();
    var all = Entries.of(news);
    var entries = info == null ? all : Entries.of(info, all);
    if (!entries.equals(files)) {
      files.setAll(entries);
    }
    picked.removeIf(entry -> !files.contains(entry));
  }

  private void filter() {
    var wanted = text.get().strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(
        entry ->
            wanted.isEmpty()
                || holds(entry.name(), wanted)
                || entry.hash().md5().startsWith(wanted)
                || entry.hash().sha256().startsWith(wanted)
                || holds(from(entry.pack()), wanted));
  }

  private static boolean holds(String whole, String part) {
    return whole.toLowerCase(Locale.ROOT).contains(part);
  }
}
