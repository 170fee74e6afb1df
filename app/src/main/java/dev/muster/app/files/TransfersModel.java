package dev.muster.app.files;

import dev.muster.app.controls.Phrases;
import dev.muster.app.here.Gathered;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.Folder;
import dev.muster.shared.files.Pack;
import dev.muster.shared.messages.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is on its way between here and Redis, newest first, until it is cleared.
final class TransfersModel {
  private final Connection connection;
  private final Consumer<Pack> packed;
  private final ObservableList<Transfer> transfers = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();

  /// @param packed told of each pack that was made here
  TransfersModel(Connection connection, Consumer<Pack> packed) {
    this.connection = connection;
    this.packed = packed;
  }

  Session session() {
    return connection.session();
  }

  ObservableList<Transfer> transfers() {
    return transfers;
  }

  /// How many are under way.
  ReadOnlyIntegerProperty running() {
    return running.getReadOnlyProperty();
  }

  /// Lets numbers run on.
  void tick() {
    transfers.forEach(Transfer::tick);
  }

  /// Forgets those that have ended.
  void clear() {
    transfers.removeIf(transfer -> !transfer.isRunning());
  }

  /// Puts files of this machine into Redis as a pack.
  void add(List<Path> files) {
    var transfer = begin(new Transfer(Transfer.Way.INTO_REDIS, "Add", names(files)));
    connection.ask(
        queue -> {
          var gathered = Gathered.of(files);
          transfer.endIfCancelled();
          return queue
              .files()
              .pack(new Folder(gathered.folder(), List.of()), gathered.names(), transfer);
        },
        pack -> {
          end(
              transfer,
              Transfer.State.DONE,
              Phrases.count(pack.files().size(), "file") + " in Redis, " + size(pack) + ".");
          packed.accept(pack);
        },
        why -> fail(transfer, why));
  }

  /// Writes a pack's files into a folder, which is made if need be.
  void save(Pack pack, Path folder) {
    var transfer = begin(new Transfer(Transfer.Way.TO_DISK, "Save", title(pack)));
    connection.ask(
        queue -> {
          try {
            Files.createDirectories(folder);
          } catch (IOException e) {
            throw new IllegalArgumentException(
                "The folder " + folder + " can't be made: choose another.", e);
          }
          return queue.files().unpack(pack, new Folder(folder, List.of()), transfer);
        },
        written ->
            end(
                transfer,
                Transfer.State.DONE,
                saved(pack.files().size(), written.size()) + " in " + folder),
        why -> fail(transfer, why));
  }

  /// Follows how many of a message's targets have taken a pack.
  void follow(Sent message, Pack pack) {
    var transfer = begin(new Transfer(Transfer.Way.TO_WORKERS, "PULL", title(pack), message));
    new Taking(connection, message, this::end).follow(transfer);
  }

  /// Shows one more.
  private Transfer begin(Transfer transfer) {
    transfers.addFirst(transfer);
    count();
    return transfer;
  }

  void end(Transfer transfer, Transfer.State how, String sentence) {
    transfer.end(how, sentence);
    count();
  }

  private void fail(Transfer transfer, String why) {
    if (transfer.isCancelled()) {
      end(transfer, Transfer.State.CANCELLED, "Cancelled: nothing of it stays.");
    } else {
      end(transfer, Transfer.State.FAILED, why);
    }
  }

  private void count() {
    running.set((int) transfers.stream().filter(Transfer::isRunning).count());
  }

  private static String saved(int all, int written) {
    return written == all
        ? Phrases.count(all, "file") + " saved"
        : Phrases.count(written, "file")
            + " saved, "
            + Phrases.count((long) all - written)
            + " there already,";
  }

  private static String names(List<Path> files) {
    var first =
        files.isEmpty() ? "nothing" : Plain.name(String.valueOf(files.getFirst().getFileName()));
    return files.size() < 2 ? first : first + " and " + Phrases.count(files.size() - 1L) + " more";
  }

  /// What a pack is called: its first file and how many more.
  static String title(Pack pack) {
    var names = List.copyOf(pack.files().keySet());
    var first = names.isEmpty() ? "nothing" : Plain.name(names.getFirst());
    return names.size() < 2 ? first : first + " and " + Phrases.count(names.size() - 1L) + " more";
  }

  static long bytes(Pack pack) {
    return pack.files().values().stream().mapToLong(FileHash::size).sum();
  }

  static String size(Pack pack) {
    return Phrases.bytes(bytes(pack));
  }
}
