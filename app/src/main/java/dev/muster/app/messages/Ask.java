package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks once more before something is lost: a sentence of what will happen, a red button, and a way
/// out. Stands in place of nothing and hides when it is answered.
final class Ask extends HBox {
  private final Text lead = text("bar-lead");
  private final Text rest = text("bar-rest");
  private final Text alarm = text("bar-alarm");
  private final Label type = new Label();
  private final TextField number = new TextField();
  private final Button yes = new Button();
  private Runnable action = () -> {};
  private int wanted;

  Ask() {
    getStyleClass().addAll("consequence-bar", "ask");
    pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("harm"), true);
    var sentence = new TextFlow(lead, rest, alarm);
    sentence.getStyleClass().add("bar-sentence");
    setHgrow(sentence, Priority.ALWAYS);
    number.getStyleClass().add("number-field");
    number.setAccessibleText("The number of workers, to confirm");
    number.textProperty().addListener(_ -> check());
    number.setOnAction(_ -> answer());
    type.getStyleClass().add("hint");
    type.setMinWidth(USE_PREF_SIZE);
    yes.getStyleClass().add("danger-filled");
    yes.setMinWidth(USE_PREF_SIZE);
    yes.setOnAction(_ -> answer());
    getChildren()
        .addAll(
            new FontIcon("mdi2a-alert-circle-outline"),
            sentence,
            type,
            number,
            yes,
            Buttons.withKey("Keep", "Esc", this::hide));
    hide();
  }

  /// Asks.
  ///
  /// @param what in bold: what, to whom
  /// @param happens a sentence of what will happen
  /// @param worst what a person may not want; empty for nothing
  /// @param toType a number that is to be typed first; 0 for none
  void ask(String what, String happens, String worst, int toType, String button, Runnable then) {
    lead.setText(what + ": ");
    rest.setText(happens + " ");
    alarm.setText(worst);
    wanted = toType;
    type.setText("Type " + toType);
    for (var part : new javafx.scene.Node[] {type, number}) {
      part.setVisible(toType > 0);
      part.setManaged(toType > 0);
    }
    number.clear();
    yes.setText(button);
    action = then;
    setVisible(true);
    setManaged(true);
    check();
    (toType > 0 ? number : yes).requestFocus();
  }

  void hide() {
    setVisible(false);
    setManaged(false);
    action = () -> {};
  }

  private void check() {
    yes.setDisable(wanted > 0 && !number.getText().strip().equals(String.valueOf(wanted)));
  }

  private void answer() {
    if (!yes.isDisable()) {
      var then = action;
      hide();
      then.run();
    }
  }

  private static Text text(String style) {
    var text = new Text();
    text.getStyleClass().add(style);
    return text;
  }
}
