package dev.muster.app.code;

import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// A text's colours as the code area takes them.
public final class CodeStyles {
  private CodeStyles() {}

  /// The styles of a text.
  ///
  /// @param length of the text, above 0
  public static StyleSpans<Collection<String>> of(List<Span> spans, int length) {
    var styles = new StyleSpansBuilder<Collection<String>>();
    var at = 0;
    for (var span : spans) {
      styles.add(List.of(), span.from() - at);
      styles.add(List.of(span.style()), span.to() - span.from());
      at = span.to();
    }
    styles.add(List.of(), length - at);
    return styles.create();
  }
}
