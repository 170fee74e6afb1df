package dev.muster.app.files;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/// A picture, as large as it is or as there is room.
final class PicturePane extends StackPane {
  private static final double MARGIN = 24;
  private final ImageView view = new ImageView();

  PicturePane() {
    getStyleClass().add("picture-pane");
    setMinSize(0, 0);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    getChildren().add(view);
    widthProperty().addListener(_ -> fit());
    heightProperty().addListener(_ -> fit());
  }

  void show(Picture picture) {
    var pixels =
        new PixelBuffer<>(
            picture.shownWidth(),
            picture.shownHeight(),
            picture.pixels(),
            PixelFormat.getIntArgbPreInstance());
    view.setImage(new WritableImage(pixels));
    view.setAccessibleText(
        picture.format() + " picture, " + picture.width() + " by " + picture.height() + " pixels");
    fit();
  }

  private void fit() {
    var image = view.getImage();
    if (image != null) {
      view.setFitWidth(Math.max(1, Math.min(image.getWidth(), getWidth() - MARGIN)));
      view.setFitHeight(Math.max(1, Math.min(image.getHeight(), getHeight() - MARGIN)));
    }
  }
}
