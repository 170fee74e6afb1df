package dev.muster.app.logs;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text in which places are marked. It takes the room that it is given and no more, whatever it
/// holds; wrapped, it takes as many rows as it needs.
final class MessageText extends Region {
  private static final double ROW = 20;

  /// Over and under a text of several rows.
  private static final double EDGE = 3;

  private final Text text = new Text();
  private final TextFlow flow = new TextFlow(text);
  private final Path marks = new Path();
  private final Rectangle clip = new Rectangle();
  private List<int[]> places = List.of();
  private boolean wrap;

  MessageText() {
    getStyleClass().add("log-message");
    text.getStyleClass().add("log-text");
    marks.getStyleClass().add("log-hit");
    marks.setManaged(false);
    getChildren().addAll(marks, flow);
    setClip(clip);
    setMinWidth(0);
    setPrefWidth(0);
  }

  void show(String words, List<int[]> marked, boolean wraps) {
    text.setText(words);
    if (wraps != wrap || !(marked.isEmpty() && places.isEmpty())) {
      requestLayout();
    }
    places = marked;
    wrap = wraps;
    marks.setVisible(!marked.isEmpty());
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return wrap && width > 0 ? Math.max(ROW, flow.prefHeight(width) + 2 * EDGE) : ROW;
  }

  @Override
  protected double computeMinHeight(double width) {
    return ROW;
  }

  @Override
  protected void layoutChildren() {
    var width = wrap ? getWidth() : Math.max(getWidth(), flow.prefWidth(-1));
    var height = flow.prefHeight(width);
    // What is higher than a row, as letters with many accents are, is cut on both sides.
    var top = wrap ? EDGE : Math.ceil((ROW - height) / 2);
    flow.resizeRelocate(0, top, width, height);
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    marks.getElements().clear();
    for (var place : places) {
      marks.getElements().addAll(flow.getRangeShape(place[0], place[1], false));
    }
    marks.setLayoutX(0);
    marks.setLayoutY(top);
  }
}
