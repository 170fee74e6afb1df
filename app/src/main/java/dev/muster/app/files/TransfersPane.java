package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Writing;
import dev.muster.shared.messages.Sent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is asked, what is on its way, and where to drop files.
final class TransfersPane extends VBox {
  private final FilesModel model;
  private final Consumer<Sent> replies;
  private final Label count = new Label();
  private final Button clear;
  private final StackPane question = new StackPane();
  private final Label trouble = new Label();
  private final VBox cards = new VBox();
  private final Map<Transfer, TransferCard> known = new HashMap<>();

  /// @param add lets a person choose files
  /// @param replies shows the replies to a message
  TransfersPane(FilesModel model, Runnable add, Consumer<Sent> replies) {
    this.model = model;
    this.replies = replies;
    getStyleClass().add("transfers-pane");
    var title = new Label("Transfers");
    title.getStyleClass().add("pane-title");
    count.getStyleClass().add("hint");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    clear = Buttons.icon("mdi2b-broom", "Clear what has ended", model.transfers()::clear);
    var head = new HBox(title, count, gap, clear);
    head.getStyleClass().add("toolbar");
    trouble.getStyleClass().add("plan-trouble");
    trouble.setWrapText(true);
    trouble.textProperty().bind(model.plans().trouble());
    trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    var scroll = new ScrollPane(new VBox(question, trouble, cards));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll, dropZone(add, model.session().place().readOnly()));
    model.plans().plan().addListener(_ -> showPlan());
    model.transfers().transfers().addListener((ListChangeListener<Transfer>) _ -> showCards());
    model.transfers().running().addListener(_ -> showCount());
    showPlan();
    showCards();
  }

  private static HBox dropZone(Runnable add, boolean readOnly) {
    var words =
        new Label(
            readOnly
                ? Writing.REFUSED
                : "Drop files here to put them in Redis. Nothing is sent to a worker until"
                    + " you say so.");
    words.setWrapText(true);
    words.getStyleClass().add("hint");
    HBox.setHgrow(words, Priority.ALWAYS);
    var zone =
        new HBox(
            new FontIcon("mdi2t-tray-arrow-down"),
            words,
            Writing.of(readOnly, Buttons.plain("Add files…", add)));
    zone.getStyleClass().add("drop-zone");
    var around = new HBox(zone);
    HBox.setHgrow(zone, Priority.ALWAYS);
    around.getStyleClass().add("drop-around");
    return around;
  }

  private void showPlan() {
    question.getChildren().clear();
    model
        .plans()
        .plan()
        .get()
        .ifPresent(
            plan -> {
              var card =
                  switch (plan) {
                    case SavePlan save -> new SaveCard(save, model.plans()::cancel);
                    case SendPlan send -> new SendCard(send, model.plans()::cancel);
                    case ForgetPlan forget -> new ForgetCard(forget, model, model.plans()::cancel);
                  };
              question.getChildren().setAll(card);
              card.focusFirst();
            });
  }

  private void showCards() {
    var transfers = model.transfers().transfers();
    known.keySet().retainAll(transfers);
    cards
        .getChildren()
        .setAll(
            transfers.stream()
                .map(
                    one ->
                        known.computeIfAbsent(
                            one, it -> new TransferCard(it, () -> transfers.remove(it), replies)))
                .toList());
    showCount();
  }

  private void showCount() {
    var running = model.transfers().running().get();
    var all = model.transfers().transfers().size();
    count.setText(
        running > 0
            ? Phrases.count(running) + " running"
            : all == 0 ? "none yet" : Phrases.count(all) + " ended");
    clear.setDisable(running == all);
  }
}
