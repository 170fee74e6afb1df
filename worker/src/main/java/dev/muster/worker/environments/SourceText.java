package dev.muster.worker.environments;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/// Source text in memory, under the name by which its author knows it.
final class SourceText extends SimpleJavaFileObject {
  private static final AtomicLong COUNTER = new AtomicLong();

  private final String shownAs;
  private final String text;
  private final int linesBefore;

  SourceText(String shownAs, String text) {
    this(shownAs, text, 0);
  }

  /// @param linesBefore lines that stand before what its author wrote
  SourceText(String shownAs, String text, int linesBefore) {
    super(address(shownAs), Kind.SOURCE);
    this.shownAs = shownAs;
    this.text = text;
    this.linesBefore = linesBefore;
  }

  String shownAs() {
    return shownAs;
  }

  /// One of its own; a stack trace shows the last part of it.
  private static URI address(String shownAs) {
    var file = shownAs.replaceFirst("^.*[/\\\\]", "").replaceAll("[^\\p{L}\\p{N}_.$-]", "_");
    return URI.create("memory:///" + COUNTER.incrementAndGet() + "/" + file);
  }

  int linesBefore() {
    return linesBefore;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  /// A public class may stand in a file of any name: files are pushed about and renamed.
  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE;
  }

  @Override
  public @Nullable NestingKind getNestingKind() {
    return null;
  }

  @Override
  public @Nullable Modifier getAccessLevel() {
    return null;
  }

  /// What a stack trace shows for the file.
  @Override
  public String getName() {
    return shownAs;
  }
}
