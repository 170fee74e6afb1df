package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.logs.LogEntry.Line;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows a line whole, as far as anybody can read.
final class LineCard extends LogCard {
  private static final int LONGEST = 64 << 10;
  private final TextArea text = new TextArea();

  LineCard(Line entry, Runnable close) {
    super(Harmless.of(entry.line().command()) + " of " + Harmless.of(entry.line().worker()), close);
    var line = entry.line();
    var whole = line.message();
    var cut = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    text.setText(Harmless.lines(cut));
    text.setEditable(false);
    text.setWrapText(true);
    text.getStyleClass().add("code");
    text.setAccessibleText("The whole line");
    VBox.setVgrow(text, Priority.ALWAYS);
    var when = new Label(Phrases.moment(line.time()));
    when.getStyleClass().add("hint");
    add(when);
    add(text);
    if (cut.length() < whole.length()) {
      say(
          "Its first "
              + Phrases.count(LONGEST)
              + " characters of "
              + Phrases.count(whole.length())
              + ". Copy has all of it, as it was written.");
    }
    go(Buttons.plain("Copy", () -> Copying.text(whole)));
  }

  @Override
  void focusFirst() {
    text.requestFocus();
  }
}
