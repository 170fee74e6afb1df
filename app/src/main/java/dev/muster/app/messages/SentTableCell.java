package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import dev.muster.shared.messages.Sent;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/// One thing about a message; its tooltip has who sent it to whom, and when exactly.
final class SentTableCell extends TableCell<MessageRow, Sent> {
  private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");
  private static final int NAMED = 30;
  private final Function<Sent, String> words;
  private final Tooltip tooltip = new Tooltip();

  SentTableCell(Function<Sent, String> words, String... styles) {
    this.words = words;
    getStyleClass().addAll(styles);
    setEllipsisString("…");
  }

  @Override
  protected void updateItem(Sent sent, boolean empty) {
    super.updateItem(sent, empty);
    if (empty || sent == null) {
      setText(null);
      setTooltip(null);
      return;
    }
    setText(words.apply(sent));
    pseudoClassStateChanged(ZERO, getText().equals("0"));
    tooltip.setText(
        sent.command()
            + " by "
            + sent.sender()
            + ", "
            + Phrases.moment(sent.time())
            + ", to "
            + names(sent));
    setTooltip(tooltip);
  }

  private static String names(Sent sent) {
    var targets = sent.targets();
    return targets.size() <= NAMED
        ? String.join(", ", targets)
        : String.join(", ", targets.subList(0, NAMED))
            + " and "
            + Phrases.count(targets.size() - NAMED)
            + " more";
  }
}
