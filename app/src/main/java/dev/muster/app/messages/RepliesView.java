package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Export;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Seen;
import dev.muster.shared.messages.Sent;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What was sent, how each target answered, and one answer in full.
public final class RepliesView extends StackPane {
  private final MessagesModel messages;
  private final RepliesModel model;
  private final FilteredList<Sent> shown;
  private final ListView<Sent> history;
  private final TextField search = new TextField();
  private final Consumer<Export> export;
  private final ReplyDetail detail;

  /// Shows a model, with what can be done with the chosen message.
  ///
  /// @param export lets answers leave the window
  public RepliesView(MessagesModel messages, Consumer<Export> export) {
    this.messages = messages;
    this.export = export;
    this.detail = new ReplyDetail(export);
    this.model = messages.replies();
    shown = new FilteredList<>(model.history());
    history = new ListView<>(shown);
    getStyleClass().add("replies");
    var empty =
        new EmptyState("mdi2r-reply-all-outline")
            .what("Nothing was sent on this queue yet")
            .why("Say something to the workers in the composer: PING asks the least.");
    var panes = new HBox(sent(), middle(), detail);
    var none = Bindings.isEmpty(model.history());
    var coming = new EmptyState("mdi2r-reply-all-outline").what("Asking what was sent");
    empty.visibleProperty().bind(none.and(model.heard()));
    coming.visibleProperty().bind(none.and(model.heard().not()));
    panes.visibleProperty().bind(none.not());
    getChildren().addAll(coming, empty, panes);
    Seen.whileSeen(this, model::start, model::rest);
    model.chosen().addListener(_ -> markChosen());
  }

  private BorderPane sent() {
    history.setCellFactory(_ -> new SentCell());
    history.setFixedCellSize(48);
    history.setAccessibleText("Messages that were sent");
    history
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, message) -> {
              if (message != null) {
                model.choose(message);
              }
            });
    shown.addListener((ListChangeListener<Sent>) _ -> markChosen());
    var none = new Label();
    none.getStyleClass().add("hint");
    none.setWrapText(true);
    history.setPlaceholder(none);
    search.setPromptText("Command, argument, sender, target");
    search.setAccessibleText("Search what was sent by command, arguments, sender or target");
    search.managedProperty().bind(search.visibleProperty());
    search.setVisible(false);
    search
        .textProperty()
        .addListener(
            (_, _, text) -> {
              none.setText("None of " + Phrases.count(model.history().size()) + " has that in it.");
              shown.setPredicate(sent -> MessageRow.holds(sent, text));
            });
    var title = new Label("Sent");
    title.getStyleClass().add("pane-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head =
        new HBox(title, gap, Buttons.icon("mdi2m-magnify", "Search what was sent", this::find));
    head.getStyleClass().add("pane-head");
    var pane = new BorderPane(history);
    pane.setTop(new VBox(head, search));
    pane.getStyleClass().add("sent-pane");
    return pane;
  }

  /// Takes one step back: out of the search.
  ///
  /// @return whether there was one
  public boolean back() {
    var searched = search.isVisible();
    if (searched) {
      find();
    }
    return searched;
  }

  /// Opens the search, or closes it and shows all again.
  private void find() {
    search.clear();
    search.setVisible(!search.isVisible());
    (search.isVisible() ? search : history).requestFocus();
  }

  private VBox middle() {
    var replies = new ReplyRows(model, detail);
    VBox.setVgrow(replies, Priority.ALWAYS);
    var ask = new Ask();
    model.chosen().addListener(_ -> ask.hide());
    var middle =
        new VBox(
            new ReplySummary(model),
            new MessageActions(messages, ask, export),
            ask,
            new Trouble(messages.trouble()),
            new Trouble(messages.came(), "came"),
            replies);
    middle.getStyleClass().add("replies-middle");
    HBox.setHgrow(middle, Priority.ALWAYS);
    return middle;
  }

  private void markChosen() {
    var wanted = model.chosen().get().map(Sent::id).orElse("");
    for (int i = 0; i < history.getItems().size(); i++) {
      if (history.getItems().get(i).id().equals(wanted)) {
        if (history.getSelectionModel().getSelectedIndex() != i) {
          history.getSelectionModel().clearAndSelect(i);
        }
        return;
      }
    }
  }
}
