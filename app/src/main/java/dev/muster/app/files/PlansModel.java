package dev.muster.app.files;

import dev.muster.app.session.Connection;
import dev.muster.shared.files.Pack;
import dev.muster.shared.files.PackInfo;
import dev.muster.shared.messages.Sent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What is about to be done with files, one thing at a time; nothing is done before it is
/// confirmed.
final class PlansModel {
  private final Connection connection;
  private final TransfersModel transfers;
  private final Consumer<Sent> sent;
  private final Runnable changed;
  private final ReadOnlyObjectWrapper<Optional<Plan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private String folder = SavePlan.usualFolder();

  /// @param sent told of each message that went out
  /// @param changed told when packs may have changed
  PlansModel(
      Connection connection, TransfersModel transfers, Consumer<Sent> sent, Runnable changed) {
    this.connection = connection;
    this.transfers = transfers;
    this.sent = sent;
    this.changed = changed;
  }

  /// What is asked about; empty if nothing is.
  ReadOnlyObjectProperty<Optional<Plan>> plan() {
    return plan.getReadOnlyProperty();
  }

  /// Why nothing could be asked about, in a sentence; empty if it could.
  ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// Puts it off.
  void cancel() {
    trouble.set("");
    plan.set(Optional.empty());
  }

  /// Asks where to save these.
  void save(List<FileEntry> entries) {
    pack(entries, "save")
        .ifPresent(
            pack ->
                propose(
                    new SavePlan(
                        connection,
                        pack,
                        folder,
                        (files, into) -> {
                          folder = into.toString();
                          cancel();
                          transfers.save(files, into);
                        })));
  }

  /// Asks to whom to send these.
  void send(List<FileEntry> entries) {
    pack(entries, "send")
        .ifPresent(
            pack ->
                propose(
                    new SendPlan(
                        connection,
                        pack,
                        message -> {
                          cancel();
                          transfers.follow(message, pack);
                          sent.accept(message);
                        })));
  }

  /// Asks whether to forget a pack.
  void forget(PackInfo pack) {
    propose(
        new ForgetPlan(
            connection,
            pack,
            () -> {
              cancel();
              changed.run();
            }));
  }

  private void propose(Plan next) {
    trouble.set("");
    plan.set(Optional.of(next));
  }

  private Optional<Pack> pack(List<FileEntry> entries, String doing) {
    if (entries.isEmpty()) {
      plan.set(Optional.empty());
      trouble.set("There is no file to " + doing + ": choose a pack first.");
      return Optional.empty();
    }
    var pack = Entries.pack(entries);
    if (pack.isEmpty()) {
      plan.set(Optional.empty());
      trouble.set(
          "Two of these files have one name and differ: select one of them, or choose a pack.");
    }
    return pack;
  }
}
