package dev.muster.app.controls;

import java.util.List;
import javafx.scene.layout.Region;

/// A thin bar that divides a whole by colour.
public final class ShareBar extends Region {
  private static final double GAP = 2;
  private final double height;
  private List<Part> shown = List.of();

  /// A part of the whole.
  ///
  /// @param style the style class `part-…` that colours it
  /// @param number how much of the whole it is
  public record Part(String style, long number) {}

  /// So many pixels high.
  public ShareBar(double height) {
    this.height = height;
    getStyleClass().add("share-bar");
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
  }

  /// Shows these parts, without those that are nothing.
  public void show(List<Part> parts) {
    var some = parts.stream().filter(part -> part.number() > 0).toList();
    if (some.equals(shown)) {
      return;
    }
    shown = some;
    getChildren().clear();
    for (var part : some) {
      var region = new Region();
      region.getStyleClass().addAll("part", "part-" + part.style());
      getChildren().add(region);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    long sum = shown.stream().mapToLong(Part::number).sum();
    var room = getWidth() - GAP * (shown.size() - 1);
    double x = 0;
    for (int i = 0; i < shown.size(); i++) {
      var width = Math.max(GAP, room * shown.get(i).number() / sum);
      getChildren().get(i).resizeRelocate(x, 0, width, height);
      x += width + GAP;
    }
  }
}
