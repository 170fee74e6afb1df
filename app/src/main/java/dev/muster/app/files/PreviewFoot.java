package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Phrases;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says how much of a file is to be seen, where that isn't all.
final class PreviewFoot extends HBox {
  private static final int KIB = 1 << 10;
  private final Label words = new Label();
  private final Button more;

  PreviewFoot(PreviewModel model) {
    getStyleClass().add("preview-foot");
    words.getStyleClass().add("hint");
    more = Buttons.link("Show more", model::more);
    getChildren().addAll(words, more);
  }

  void show(Preview preview) {
    var part = preview instanceof Preview.Here here && isPart(here.content());
    setVisible(part);
    setManaged(part);
    if (preview instanceof Preview.Here(var content) && part) {
      words.setText(
          "The first "
              + content.length() / KIB
              + " KiB of "
              + Phrases.bytes(content.size())
              + (content.hasMore() ? "." : ". Save it to see the rest."));
      more.setVisible(content.hasMore());
      more.setManaged(content.hasMore());
    }
  }

  private static boolean isPart(Content content) {
    return !content.isWhole() && content.picture().isEmpty();
  }
}
