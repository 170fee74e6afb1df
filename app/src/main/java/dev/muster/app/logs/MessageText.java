package dev.muster.app.logs;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text in which places are marked. It takes the room that it is given and no more, whatever it
/// holds; wrapped, as many rows of that width as it needs.
final class MessageText extends Region {
  private static final double ROW = 20;

  /// What a row has above and beneath its letters.
  private static final double AROUND = 4;

  private final Text text = new Text();
  private final TextFlow flow = new TextFlow(text);
  private final Path marks = new Path();
  private final Rectangle clip = new Rectangle();
  private List<int[]> places = List.of();
  private boolean wrapped;

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

  void show(String words, List<int[]> marked, boolean wrap) {
    text.setText(words);
    if (!(marked.isEmpty() && places.isEmpty()) || wrap != wrapped) {
      wrapped = wrap;
      requestLayout();
    }
    places = marked;
    marks.setVisible(!marked.isEmpty());
  }

  /// The height of all of it, wrapped to a width.
  double heightIn(double width) {
    return Math.max(ROW, Math.ceil(flow.prefHeight(width)) + AROUND);
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
    var width = wrapped ? getWidth() : Math.max(getWidth(), flow.prefWidth(-1));
    var height = flow.prefHeight(width);
    // What is higher than a row, as letters with many accents are, is cut on both sides.
    var top = wrapped && height > ROW ? Math.floor(AROUND / 2) : Math.ceil((ROW - height) / 2);
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
