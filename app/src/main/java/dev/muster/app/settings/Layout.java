package dev.muster.app.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the window's movable parts stand, by their names: how far they reach, which place they have,
/// which of several numbered choices was made; and how log lines are coloured in it. Belongs to the
/// window's thread.
public final class Layout {
  private final Map<String, Double> sizes;
  private @Nullable List<HighlightGroup> highlights;
  private KeptCode code = KeptCode.nothing();
  private Runnable moved = () -> {};

  /// As it was.
  public Layout(Map<String, Double> sizes) {
    this(sizes, null);
  }

  /// As it was.
  ///
  /// @param highlights null for those of every new window
  public Layout(Map<String, Double> sizes, @Nullable List<HighlightGroup> highlights) {
    this.sizes = new HashMap<>(sizes);
    this.highlights = highlights;
  }

  /// How far a part reaches, or its number; what isn't above zero counts as never said.
  ///
  /// @param usual unless a person moved it
  public double size(String part, double usual) {
    var size = sizes.getOrDefault(part, usual);
    return Double.isFinite(size) && size > 0 ? size : usual;
  }

  /// Takes that a part was moved.
  public void move(String part, double size) {
    if (!Double.valueOf(size).equals(sizes.put(part, size))) {
      moved.run();
    }
  }

  /// How log lines are coloured; empty if it was never said.
  public Optional<List<HighlightGroup>> highlights() {
    return Optional.ofNullable(highlights);
  }

  /// Takes that log lines are coloured otherwise.
  public void highlight(List<HighlightGroup> groups) {
    highlights = List.copyOf(groups);
    moved.run();
  }

  /// The code that was written.
  public KeptCode code() {
    return code;
  }

  /// Takes that code was sent, saved or deleted.
  public void keepCode(KeptCode written) {
    if (!written.equals(code)) {
      code = written;
      moved.run();
    }
  }

  /// Is told each time that a part was moved.
  public void onMove(Runnable listener) {
    moved = listener;
  }

  /// All that were moved.
  public Map<String, Double> sizes() {
    return Map.copyOf(sizes);
  }
}
