package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Export;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Writing;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with the chosen message: say it again, take it back, copy, save or delete it.
final class MessageActions extends BorderPane {
  private final MessagesModel model;
  private final Ask ask;
  private final Consumer<Export> export;
  private final Button again;
  private final Button toFailed;
  private final Button recall;
  private final Button delete;
  private final Tooltip whyAgain = new Tooltip();

  /// @param export lets answers leave the window
  MessageActions(MessagesModel model, Ask ask, Consumer<Export> export) {
    this.model = model;
    this.ask = ask;
    this.export = export;
    getStyleClass().add("message-actions");
    again = Buttons.withIcon("Send again", "mdi2r-replay", () -> send(model.liveTargets()));
    again.setTooltip(whyAgain);
    toFailed =
        Buttons.withIcon("Send again to failed", "mdi2r-replay", () -> send(model.liveFailed()));
    recall = Buttons.withIcon("Recall", "mdi2u-undo", this::recall);
    recall.setTooltip(
        new Tooltip("Takes it back from all who have not read it yet; who has goes on."));
    delete = Buttons.icon("mdi2t-trash-can-outline", "Delete (Del)", this::delete);
    var readOnly = model.session().place().readOnly();
    var actions =
        new FlowPane(
            Writing.of(readOnly, toFailed),
            Writing.of(readOnly, recall),
            Writing.of(readOnly, again),
            copies(),
            Writing.of(readOnly, delete));
    actions.getStyleClass().add("message-buttons");
    // Not side by side in a box, which would keep the height of buttons that stand narrower.
    setCenter(actions);
    var fold = fold();
    setRight(fold);
    setMargin(fold, new Insets(0, 0, 0, 8));
    model.replies().chosen().addListener(_ -> show());
    model.replies().replies().addListener(_ -> show());
    model.session().fleet().addListener(_ -> show());
    model.session().health().addListener(_ -> show());
    show();
  }

  /// Asks whether to delete the chosen message.
  void delete() {
    model.chosen().filter(_ -> !delete.isDisabled()).ifPresent(this::askToDelete);
  }

  private void askToDelete(Sent sent) {
    var unread = sent.targets().size() - model.replies().replies().get().answered();
    ask.ask(
        "Delete " + sent.command() + " of " + Phrases.clock(sent.time()),
        "It goes from Redis with all answers to it, for everybody.",
        unread == 0
            ? ""
            : Phrases.count(unread)
                + (unread == 1 ? " that hasn't answered" : " that haven't answered")
                + " may still do it.",
        0,
        "Delete it",
        () -> model.delete(sent));
  }

  private void recall() {
    model.chosen().ifPresent(model::recall);
  }

  private void send(List<WorkerSummary> targets) {
    model.chosen().filter(_ -> !targets.isEmpty()).ifPresent(sent -> send(sent, targets));
  }

  private void send(Sent sent, List<WorkerSummary> targets) {
    var happens = model.consequence(targets).filter(Consequence::harm);
    if (happens.isEmpty()) {
      model.sendAgain(sent, targets);
      return;
    }
    var harm = happens.get();
    ask.ask(
        harm.lead(),
        harm.rest(),
        harm.alarm(),
        harm.toType(),
        "Send to " + Phrases.count(targets.size()),
        () -> model.sendAgain(sent, targets));
  }

  private ToggleButton fold() {
    var fold = new ToggleButton("Fold equal", new FontIcon("mdi2u-unfold-less-horizontal"));
    fold.getStyleClass().add("fold-button");
    fold.setMinWidth(USE_PREF_SIZE);
    fold.setTooltip(new Tooltip("One line for all who answered the same."));
    fold.selectedProperty().bindBidirectional(model.replies().fold());
    return fold;
  }

  private MenuButton copies() {
    var place = model.session().place();
    var copy = new MenuButton("Copy as", new FontIcon("mdi2c-content-copy"));
    copy.setMinWidth(USE_PREF_SIZE);
    copy.setAccessibleText("Copy as, or save to a file");
    var save = new MenuItem("Save the answers to a file …");
    save.setOnAction(_ -> model.chosen().ifPresent(this::save));
    copy.getItems()
        .setAll(
            item("The answers as text", _ -> ReplyCopies.text(model.replies().replies().get())),
            item("The answers as JSON", _ -> ReplyCopies.json(model.replies().replies().get())),
            save,
            new SeparatorMenuItem(),
            item("A muster … line that sends it", sent -> ReplyCopies.line(sent, place)),
            item("redis-cli lines that read it", sent -> ReplyCopies.redis(sent, place)),
            item("The message as JSON", ReplyCopies::document),
            item("Its arguments", sent -> sent.args() == null ? "" : Json.write(sent.args())),
            item("Its id", Sent::id),
            item("Its targets", sent -> String.join("\n", sent.targets())));
    return copy;
  }

  private MenuItem item(String name, Function<Sent, String> text) {
    var item = new MenuItem(name);
    item.setOnAction(_ -> model.chosen().map(text).ifPresent(Copying::text));
    return item;
  }

  private void save(Sent sent) {
    export.accept(ReplyCopies.export(sent, model.replies().replies().get()));
  }

  private void show() {
    var live = model.liveTargets().size();
    var failed = model.liveFailed().size();
    var all = model.chosen().map(sent -> sent.targets().size()).orElse(0);
    var away = !model.session().isLive();
    label(again, live == 0 ? "Send again" : "Send again to " + Phrases.count(live));
    again.setDisable(live == 0 || away);
    whyAgain.setText(
        live == all
            ? "The same to the same workers, as a new message."
            : Phrases.count((long) all - live) + " of " + Phrases.count(all) + " are gone.");
    label(toFailed, "Send again to " + Phrases.count(failed) + " failed");
    toFailed.setVisible(failed > 0 && failed < live);
    toFailed.setManaged(toFailed.isVisible());
    toFailed.setDisable(away);
    var unread = model.unread();
    label(recall, "Recall from " + Phrases.count(unread) + " unread");
    recall.setVisible(unread > 0);
    recall.setManaged(unread > 0);
    recall.setDisable(away);
    delete.setDisable(away || model.chosen().isEmpty());
  }

  private static void label(Button button, String words) {
    button.setAccessibleText(words);
    if (button.getGraphic() instanceof HBox content
        && content.getChildren().get(1) instanceof javafx.scene.control.Label label) {
      label.setText(words);
    }
  }
}
