package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Chip;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Export;
import dev.muster.app.controls.FilterField;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Seen;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The screen of messages: all that was sent at the left, and at the right the chosen one with its
/// targets and what each of them answered.
public final class MessagesView extends StackPane {
  private static final double ROOM_FOR_FILTER = 520;
  private static final double LEAST_ROWS = 96;
  private final MessagesModel model;
  private final MessagesTable table;
  private final FilterField filter =
      new FilterField("Filter messages", "Filter messages by command, arguments, sender or target");
  private final Map<MessageFilter, Chip> chips = new EnumMap<>(MessageFilter.class);
  private final EmptyState hidden = new EmptyState("mdi2f-filter-variant-remove");
  private final Label shown = new Label();
  private final Button older;
  private final Ask ask = new Ask();
  private final MessageActions actions;
  private final Consumer<Export> export;

  /// Shows a model.
  ///
  /// @param compose leads to where something can be said
  /// @param export lets answers leave the window
  public MessagesView(MessagesModel model, Runnable compose, Consumer<Export> export) {
    this.model = model;
    this.export = export;
    this.table = new MessagesTable(model);
    this.actions = new MessageActions(model, ask, export);
    this.older = Buttons.link("Show older", model.replies()::showOlder);
    getStyleClass().add("messages-view");
    var left = new BorderPane(rows());
    left.setTop(toolbar());
    left.setBottom(foot());
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    var right = right();
    var panes = new HBox(left, right);
    right
        .prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(getWidth() * 0.46, 340, 700), widthProperty()));
    var empty =
        new EmptyState("mdi2m-message-text-outline")
            .what("Nothing was sent on this queue yet")
            .why(
                "Say something to the workers: PING asks the least. What is sent stands here for 7"
                    + " days.")
            .steps(Buttons.plain("Compose", compose));
    var none = Bindings.isEmpty(model.replies().history());
    var coming = new EmptyState("mdi2m-message-text-outline").what("Asking what was sent");
    empty.visibleProperty().bind(none.and(model.replies().heard()));
    coming.visibleProperty().bind(none.and(model.replies().heard().not()));
    panes.visibleProperty().bind(none.not());
    // What cannot be seen cannot hold the keyboard: it is given once there is something.
    panes
        .visibleProperty()
        .addListener(
            (_, _, visible) -> {
              if (visible && isVisible()) {
                table.requestFocus();
              }
            });
    getChildren().addAll(coming, empty, panes);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    Seen.whileSeen(this, model.replies()::start, model.replies()::rest);
    model.changes().addListener(_ -> show());
    model.replies().hasOlder().addListener(_ -> show());
    model.replies().chosen().addListener(_ -> ask.hide());
    show();
  }

  /// Puts the cursor into the filter.
  public void focusFilter() {
    filter.requestFocus();
  }

  /// Puts the keyboard onto the table.
  public void focusTable() {
    table.requestFocus();
  }

  /// Leads back: from a question, out of the filter, from filters that hide all.
  public void back() {
    if (ask.isVisible()) {
      ask.hide();
    } else if (filter.isFocused()) {
      model.text().set("");
    } else if (model.shown().isEmpty()) {
      model.clearFilters();
    }
    table.requestFocus();
  }

  private Node toolbar() {
    filter.textProperty().bindBidirectional(model.text());
    filter.setOnAction(_ -> table.requestFocus());
    var group = new ToggleGroup();
    var row = new HBox();
    row.getStyleClass().add("chips");
    for (var one : MessageFilter.values()) {
      var chip = new Chip(one.words());
      chip.setToggleGroup(group);
      chip.setOnAction(
          _ -> {
            model.filter().set(one);
            group.selectToggle(chip);
          });
      chips.put(one, chip);
      row.getChildren().add(chip);
    }
    model.filter().addListener((_, _, now) -> group.selectToggle(chips.get(now)));
    group.selectToggle(chips.get(model.filter().get()));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox.setHgrow(filter, Priority.SOMETIMES);
    var toolbar = new HBox(row, gap, filter);
    toolbar.getStyleClass().add("toolbar");
    // Where there is no room beside the chips, the filter stands beneath them.
    var both = new VBox(toolbar);
    var beneath = new HBox();
    beneath.getStyleClass().add("toolbar");
    both.widthProperty()
        .addListener(
            _ -> {
              var cramped = both.getWidth() < ROOM_FOR_FILTER;
              if (cramped != both.getChildren().contains(beneath)) {
                (cramped ? toolbar : beneath).getChildren().remove(filter);
                (cramped ? beneath : toolbar).getChildren().add(filter);
                both.getChildren().setAll(cramped ? List.of(toolbar, beneath) : List.of(toolbar));
              }
            });
    return both;
  }

  private Node rows() {
    hidden.steps(Buttons.withKey("Clear", "Esc", model::clearFilters));
    hidden.visibleProperty().bind(Bindings.isEmpty(model.shown()));
    return new StackPane(table, hidden);
  }

  private Node foot() {
    shown.getStyleClass().add("hint");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot = new HBox(shown, gap, older);
    foot.getStyleClass().add("selection-bar");
    return foot;
  }

  private Region right() {
    var detail = new ReplyDetail(export);
    var targets = new ReplyRows(model.replies(), detail);
    VBox.setVgrow(targets, Priority.ALWAYS);
    targets.setMinHeight(LEAST_ROWS);
    VBox.setVgrow(detail, Priority.ALWAYS);
    var trouble = new Trouble(model.trouble());
    var came = new Trouble(model.came(), "came");
    var summary = new ReplySummary(model.replies());
    var right = new VBox(summary, actions, ask, trouble, came, targets, detail);
    right.getStyleClass().add("message-detail");
    targets.prefHeightProperty().bind(right.heightProperty().multiply(0.4));
    detail.prefHeightProperty().bind(right.heightProperty().multiply(0.4));
    var nothing = new Label("Choose a message to see who answered what.");
    nothing.getStyleClass().add("hint");
    var chosen = model.replies().chosen().map(sent -> sent.isPresent());
    right.visibleProperty().bind(chosen);
    nothing.visibleProperty().bind(right.visibleProperty().not());
    var pane = new StackPane(nothing, right);
    pane.getStyleClass().add("message-pane");
    pane.setMinWidth(Region.USE_PREF_SIZE);
    return pane;
  }

  private void key(KeyEvent press) {
    if (press.getCode() == KeyCode.DELETE && !(press.getTarget() instanceof TextInputControl)) {
      actions.delete();
      press.consume();
    }
  }

  private void show() {
    chips.forEach((one, chip) -> chip.setCount(model.matching(one)));
    var text = model.text().get().strip();
    hidden.what("0 of " + Phrases.count(model.total(), "message"));
    hidden.why(
        "None "
            + (model.filter().get() == MessageFilter.ALL
                ? ""
                : "is of “" + model.filter().get().words() + "”" + (text.isEmpty() ? "" : " and "))
            + (text.isEmpty() ? "" : "has “" + text + "” in it")
            + ".");
    var more = model.replies().hasOlder().get();
    shown.setText(
        Phrases.count(model.shown().size())
            + " of "
            + (more ? "the newest " : "")
            + Phrases.count(model.total())
            + ", newest first");
    older.setVisible(more);
  }
}
