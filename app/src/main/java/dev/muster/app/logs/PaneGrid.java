package dev.muster.app.logs;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Panes beside each other, as even as their number and the room allow; the last row is filled.
final class PaneGrid extends Region {
  private static final double LEAST_WIDTH = 340;
  private static final double LEAST_HEIGHT = 132;
  private List<LogView> views = List.of();

  PaneGrid() {
    getStyleClass().add("pane-grid");
    setMinWidth(0);
  }

  void show(List<LogView> wanted) {
    views = List.copyOf(wanted);
    var children = getChildren();
    // Who stays in the window goes on reading.
    children.retainAll(views);
    for (int i = 0; i < views.size(); i++) {
      if (i >= children.size() || !children.get(i).equals(views.get(i))) {
        children.remove(views.get(i));
        children.add(i, views.get(i));
      }
    }
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /// Columns for a width: two, unless there is room for more of them than rows.
  private int columns(double width) {
    int fitting = Math.max(1, (int) (width / LEAST_WIDTH));
    return Math.max(1, Math.min(fitting, (int) Math.ceil(Math.sqrt(views.size()))));
  }

  private int rows(double width) {
    return (int) Math.ceil(views.size() / (double) columns(width));
  }

  @Override
  protected double computeMinHeight(double width) {
    var rows = rows(width > 0 ? width : getWidth());
    return rows > 1 ? rows * LEAST_HEIGHT : 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    int rows = rows(getWidth());
    for (int i = 0; i < views.size(); i++) {
      int row = i / columns;
      int inRow = row == rows - 1 ? views.size() - row * columns : columns;
      int column = i % columns;
      var left = Math.rint(getWidth() * column / inRow);
      var right = Math.rint(getWidth() * (column + 1) / inRow);
      var top = Math.rint(getHeight() * row / rows);
      var bottom = Math.rint(getHeight() * (row + 1) / rows);
      views.get(i).resizeRelocate(left, top, right - left, bottom - top);
    }
  }
}
