package dev.muster.app.logs;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text in which places are marked. It takes the room that it is given and no more, whatever it
/// holds.
final class MessageText extends Region {
  private static final double ROW = 20;

  private final Text text = new Text();
  private final TextFlow flow = new TextFlow(text);
  private final Path marks = new Path();
  private final Rectangle clip = new Rectangle();
  private List<int[]> places = List.of();

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

  void show(String words, List<int[]> marked) {
    text.setText(words);
    if (!(marked.isEmpty() && places.isEmpty())) {
      requestLayout();
    }
    places = marked;
    marks.setVisible(!marked.isEmpty());
  }

  @Override
  protected double computePrefHeight(double width) {
    return ROW;
  }

  @Override
  protected double computeMinHeight(double width) {
    return ROW;
  }

  @Override
  protected void layoutChildren() {
    var width = Math.max(getWidth(), flow.prefWidth(-1));
    var height = flow.prefHeight(width);
    // What is higher than a row, as letters with many accents are, is cut on both sides.
    var top = Math.ceil((ROW - height) / 2);
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
