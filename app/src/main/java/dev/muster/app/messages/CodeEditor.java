package dev.muster.app.messages;

import dev.muster.app.code.CodeStyles;
import dev.muster.app.code.Lexer;
import dev.muster.app.code.Syntax;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/// Where Java is written, in colours. Up in the first line and down in the last lead through what
/// was sent before; Tab leads out, as from any field.
final class CodeEditor extends StackPane {
  /// Longer code stays without colours.
  private static final int COLOURED = 100_000;

  private static final String STEP = "  ";
  private final CodeArea area = new CodeArea();
  private final Field.Code code;
  private final CodeShelf shelf;

  CodeEditor(Field.Code code, CodeShelf shelf) {
    this.code = code;
    this.shelf = shelf;
    getStyleClass().add("code-editor");
    area.getStyleClass().addAll("code-text", "code-input");
    area.setAccessibleRole(AccessibleRole.TEXT_AREA);
    area.setAccessibleText("Java to run");
    area.setAccessibleHelp(
        "Up in the first line and down in the last lead through what was sent before."
            + " Tab leads out. Control and Enter send.");
    var example = new Label("Runtime.getRuntime().availableProcessors()");
    example.getStyleClass().add("code-example");
    area.setPlaceholder(example, Pos.TOP_LEFT);
    area.replaceText(code.text().get());
    area.getUndoManager().forgetHistory();
    colour();
    area.textProperty()
        .addListener(
            (_, _, text) -> {
              colour();
              code.text().set(text);
            });
    code.text()
        .addListener(
            (_, _, text) -> {
              if (!text.equals(area.getText())) {
                area.replaceText(text);
              }
            });
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    getChildren().add(new VirtualizedScrollPane<>(area));
  }

  /// Writes a text where the cursor is, in the place of what is chosen.
  void insert(String text) {
    area.replaceSelection(text);
    area.requestFocus();
  }

  /// Goes back to what was sent before.
  void older() {
    shelf.older(code.text().get()).ifPresent(this::show);
  }

  /// Goes on to what was sent after that.
  void newer() {
    shelf.newer().ifPresent(this::show);
  }

  private void show(String text) {
    area.replaceText(text);
    area.moveTo(text.length());
    area.requestFollowCaret();
  }

  private void colour() {
    var length = area.getLength();
    if (length > 0 && length <= COLOURED) {
      area.setStyleSpans(0, CodeStyles.of(Lexer.spans(Syntax.JAVA, area.getText()), length));
    }
  }

  private void press(KeyEvent press) {
    if (press.isAltDown() || press.isControlDown() || press.isMetaDown()) {
      return;
    }
    switch (press.getCode()) {
      case TAB -> {
        area.requestFocusTraversal(
            press.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        press.consume();
      }
      case ENTER -> {
        area.replaceSelection("\n" + indent());
        area.requestFollowCaret();
        press.consume();
      }
      case UP -> {
        if (!press.isShiftDown() && area.getCurrentParagraph() == 0) {
          older();
          press.consume();
        }
      }
      case DOWN -> {
        if (!press.isShiftDown() && area.getCurrentParagraph() == area.getParagraphs().size() - 1) {
          newer();
          press.consume();
        }
      }
      default -> {
        // As in any text.
      }
    }
  }

  /// That of the line which is left, and more after what opens.
  private String indent() {
    var line = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
    var blanks = line.substring(0, line.length() - line.stripLeading().length());
    return line.stripTrailing().endsWith("{") ? blanks + STEP : blanks;
  }
}
