package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Writing;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The table's foot: what is selected, what to do with the whole pack, how many of how many.
final class FilesBar extends HBox {
  private final FilesModel model;
  private final Label selected = new Label();
  private final Label shown = new Label();
  private final Button save;
  private final Button send;
  private static final double ROOM_FOR_KEYS = 620;
  private static final double ROOM_FOR_WORDS = 480;
  private final Button forget;

  FilesBar(FilesModel model) {
    this.model = model;
    getStyleClass().add("selection-bar");
    selected.getStyleClass().add("strong");
    selected.setMinWidth(USE_PREF_SIZE);
    selected.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_WORDS));
    selected.managedProperty().bind(selected.visibleProperty());
    shown.setMinWidth(0);
    shown.getStyleClass().add("hint");
    save = Buttons.withKey("Save all…", "Shift S", this::saveAll);
    send = Buttons.plain("Send to workers…", this::sendAll);
    forget = Buttons.withKey("Forget pack…", "Del", this::forget);
    Buttons.showKeys(widthProperty().greaterThan(ROOM_FOR_KEYS), save, forget);
    var gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    var readOnly = model.session().place().readOnly();
    getChildren()
        .addAll(
            selected, save, Writing.of(readOnly, send), Writing.of(readOnly, forget), gap, shown);
    model.picked().addListener((ListChangeListener<FileEntry>) _ -> show());
    model.shown().addListener((ListChangeListener<FileEntry>) _ -> show());
    model.chosen().addListener(_ -> show());
    show();
  }

  void saveAll() {
    model.plans().save(List.copyOf(model.shown()));
  }

  void sendAll() {
    model.plans().send(List.copyOf(model.shown()));
  }

  /// Asks whether to forget the chosen pack, if one is.
  void forget() {
    var info = model.chosen().get().info();
    if (info != null && !model.session().place().readOnly()) {
      model.plans().forget(info);
    }
  }

  private void show() {
    var picked = model.picked();
    selected.setText(
        picked.isEmpty()
            ? "None selected"
            : Phrases.count(picked.size())
                + " selected, "
                + Phrases.bytes(picked.stream().mapToLong(one -> one.hash().size()).sum()));
    shown.setText(Phrases.count(model.shown().size()) + " of " + Phrases.count(model.total()));
    save.setDisable(model.shown().isEmpty());
    send.setDisable(model.shown().isEmpty());
    forget.setDisable(model.chosen().get().info() == null);
  }
}
