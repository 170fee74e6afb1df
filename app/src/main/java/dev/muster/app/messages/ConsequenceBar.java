package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.KeyCap;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Writing;
import dev.muster.shared.messages.Command;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/// One sentence of what will happen, and the button that makes it happen. Where it can't be sent,
/// the sentence says why.
final class ConsequenceBar extends HBox {
  private static final PseudoClass HARM = PseudoClass.getPseudoClass("harm");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private final ComposerModel model;
  private final FontIcon icon = new FontIcon();
  private final Text lead = text("bar-lead");
  private final Text rest = text("bar-rest");
  private final Text alarm = text("bar-alarm");
  private final Label ask = new Label();
  private final TextField number = new TextField();
  private final Label word = new Label();
  private final Button send = new Button();
  private final Button leave;
  private final Button trial;

  ConsequenceBar(ComposerModel model) {
    this.model = model;
    getStyleClass().add("consequence-bar");
    var sentence = new TextFlow(lead, rest, alarm);
    sentence.getStyleClass().add("bar-sentence");
    setHgrow(sentence, Priority.ALWAYS);
    number.getStyleClass().add("number-field");
    number.setAccessibleText("The number of workers, to confirm");
    number.textProperty().bindBidirectional(model.typed());
    number.setOnAction(_ -> model.send());
    ask.getStyleClass().add("hint");
    ask.setMinWidth(USE_PREF_SIZE);
    var content = new HBox(word, new KeyCap("Ctrl ↵"));
    content.getStyleClass().add("button-content");
    send.setGraphic(content);
    send.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    send.setMinWidth(USE_PREF_SIZE);
    send.getStyleClass().add("send-button");
    send.setOnAction(_ -> press());
    leave = Buttons.plain("Leave it", () -> model.course().leave());
    trial = Buttons.plain("Try on 1 idle first", model::tryFirst);
    trial.setTooltip(
        new Tooltip("Sends it to one idle worker; you see its reply, then send to the others."));
    getChildren()
        .addAll(
            icon,
            sentence,
            ask,
            number,
            leave,
            trial,
            Writing.of(model.session().place().readOnly(), send));
    model.trouble().addListener(_ -> show());
    model.sending().addListener(_ -> show());
    model.came().addListener(_ -> show());
    model.typed().addListener(_ -> show());
    show();
  }

  /// Sends, or puts the cursor where something is missing.
  void press() {
    if (model.course().isUnderWay()) {
      model.course().goOn();
      return;
    }
    if (number.isVisible() && !model.problem().isEmpty()) {
      number.requestFocus();
    }
    model.send();
  }

  void show() {
    leave.setVisible(model.course().isUnderWay());
    leave.setManaged(leave.isVisible());
    trial.setVisible(model.mayTry());
    trial.setManaged(trial.isVisible());
    switch (model.course().stage().get()) {
      case Course.Stage.None _ -> showNext();
      case Course.Stage.Waiting waiting -> {
        underWay(false, "Go on", true);
        say("mdi2s-send-clock-outline", waiting.what() + ": ", waiting.so(), "");
      }
      case Course.Stage.Asking asking -> {
        underWay(
            asking.wrong(), "Send to the other " + Phrases.count(model.course().left()), false);
        say(
            asking.wrong() ? "mdi2a-alert-circle-outline" : "mdi2i-information-outline",
            asking.what() + ": ",
            asking.wrong() ? "" : asking.so(),
            asking.wrong() ? asking.so() : "");
      }
    }
  }

  /// While something goes out in parts, the bar is about that and nothing else.
  private void underWay(boolean wrong, String button, boolean refused) {
    for (var part : List.of(number, ask)) {
      part.setVisible(false);
      part.setManaged(false);
    }
    pseudoClassStateChanged(HARM, wrong);
    send.pseudoClassStateChanged(REFUSED, refused);
    send.getStyleClass().removeAll("accent", "danger-filled");
    send.getStyleClass().add(wrong ? "danger-filled" : "accent");
    word.setText(button);
    send.setAccessibleText(button);
  }

  private void showNext() {
    var targets = model.targets();
    var happens = model.consequence();
    var problem = model.problem();
    var asksNumber = happens.toType() > 0 && model.form().problem().isEmpty();
    var waitsForNumber = asksNumber && model.session().isLive();
    number.setVisible(waitsForNumber);
    number.setManaged(waitsForNumber);
    ask.setVisible(waitsForNumber);
    ask.setManaged(waitsForNumber);
    ask.setText("Type " + happens.toType());
    var refused = !problem.isEmpty();
    var harm = happens.harm() && !targets.isEmpty();
    pseudoClassStateChanged(HARM, harm || !model.trouble().get().isEmpty());
    send.pseudoClassStateChanged(REFUSED, refused || model.sending().get());
    send.getStyleClass().removeAll("accent", "danger-filled");
    send.getStyleClass().add(harm ? "danger-filled" : "accent");
    word.setText(button(model.command().get(), targets.size(), model.to().parts(targets).size()));
    send.setAccessibleText(word.getText() + (refused ? ". Not now: " + problem : ""));
    if (!model.trouble().get().isEmpty()) {
      say("mdi2a-alert-circle-outline", "Nothing was sent. ", "", model.trouble().get());
    } else if (!model.came().get().isEmpty()) {
      say("mdi2i-information-outline", "", model.came().get(), "");
    } else if (model.sending().get()) {
      say("mdi2s-send-outline", "Sending " + happens.lead() + " …", "", "");
    } else if (refused && !waitsForNumber) {
      var what = targets.isEmpty() ? model.command().get().name() : happens.lead();
      say("mdi2i-information-outline", what + ": ", problem, "");
    } else {
      say(
          harm ? "mdi2a-alert-circle-outline" : "mdi2i-information-outline",
          happens.lead() + ": ",
          happens.rest() + " ",
          happens.alarm());
    }
  }

  private void say(String sign, String bold, String plain, String red) {
    icon.setIconLiteral(sign);
    lead.setText(bold);
    rest.setText(plain);
    alarm.setText(red);
  }

  private String button(Command command, int targets, int parts) {
    if (parts > 1) {
      return model.to().pace().get() == Targets.Pace.TRIAL
          ? "Try on 1 worker"
          : "Send in " + Phrases.count(parts) + " batches";
    }
    var verb = command.name().charAt(0) + command.name().substring(1).toLowerCase(Locale.ROOT);
    return command == Command.STOP
        ? verb + " " + Phrases.count(targets, "worker")
        : "Send to " + Phrases.count(targets);
  }

  private static Text text(String style) {
    var text = new Text();
    text.getStyleClass().add(style);
    return text;
  }
}
