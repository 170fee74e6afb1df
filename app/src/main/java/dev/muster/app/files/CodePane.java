package dev.muster.app.files;

import dev.muster.app.code.CodeStyles;
import dev.muster.app.code.Span;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/// A text with line numbers and colours, to be read and copied, not changed.
final class CodePane extends StackPane {
  private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");
  private final CodeArea area = new CodeArea();
  private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
  private final Runnable atEnd;
  private String key = "";

  /// @param atEnd called when the last line comes into sight
  CodePane(Runnable atEnd) {
    this.atEnd = atEnd;
    getStyleClass().add("code-pane");
    area.setEditable(false);
    area.setParagraphGraphicFactory(LineNumberFactory.get(area));
    area.setAccessibleText("Text of the file");
    area.setAccessibleRole(AccessibleRole.TEXT_AREA);
    area.getStyleClass().add("code-text");
    getChildren().add(scroll);
    area.estimatedScrollYProperty().addListener(_ -> lookForEnd());
  }

  /// Shows a text; where more of the same has come, it grows and nothing moves.
  void show(Content content, Reading reading) {
    pseudoClassStateChanged(PLAIN, content.spans().isEmpty());
    var before = area.getText();
    if (content.entry().key().equals(key) && reading.text().startsWith(before)) {
      area.appendText(reading.text().substring(before.length()));
    } else {
      key = content.entry().key();
      area.replaceText(reading.text());
      area.moveTo(0);
      area.scrollToPixel(0, 0);
    }
    colour(content.spans(), area.getLength());
  }

  /// Puts the keyboard into the text.
  void focusText() {
    area.requestFocus();
  }

  private void colour(List<Span> spans, int length) {
    if (length > 0) {
      area.setStyleSpans(0, CodeStyles.of(spans, length));
    }
  }

  private void lookForEnd() {
    var left =
        area.getTotalHeightEstimate() - area.getEstimatedScrollY() - area.getViewportHeight();
    if (isVisible() && left < area.getViewportHeight()) {
      atEnd.run();
    }
  }
}
