package dev.muster.app.connections;

import atlantafx.base.controls.ToggleSwitch;
import dev.muster.app.controls.Buttons;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Whether a connection is encrypted, and with which files.
final class TlsFields extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final String PLAIN =
      "Not encrypted. Where the server has TLS, its address begins with rediss://.";
  private static final String FILES =
      "The three files are PEM, and are read where they stand: only their paths are kept.";
  private final FormModel model;
  private final Runnable connect;
  private final VBox files = new VBox();
  private final Label hint = new Label();

  TlsFields(FormModel model, Runnable connect) {
    this.model = model;
    this.connect = connect;
    getStyleClass().add("tls-fields");
    files.getStyleClass().add("tls-fields");
    hint.getStyleClass().add("form-hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    var encrypted = new ToggleSwitch();
    encrypted.setAccessibleRole(AccessibleRole.CHECK_BOX);
    encrypted.setAccessibleText("Encrypted with TLS");
    encrypted.selectedProperty().bindBidirectional(model.tls());
    var top = new HBox(encrypted, hint);
    top.getStyleClass().add("access");
    files
        .getChildren()
        .addAll(
            file("CA certificate", "Those that Java trusts", model.tlsCa()),
            file("Own certificate", "None, if none is wanted", model.tlsCertificate()),
            file("Its key", "In the same file", model.tlsKey()));
    files.visibleProperty().bind(model.tls());
    files.managedProperty().bind(files.visibleProperty());
    getChildren().addAll(top, files);
    model.tls().subscribe(_ -> check());
  }

  private HBox file(String words, String otherwise, StringProperty path) {
    var field = new TextField();
    field.getStyleClass().add("code");
    field.setPromptText(otherwise);
    field.setAccessibleText(words);
    field.setOnAction(_ -> connect.run());
    field.textProperty().bindBidirectional(path);
    path.addListener(_ -> check());
    for (var changed :
        List.of(field.textProperty(), field.widthProperty(), field.focusedProperty())) {
      changed.addListener((Observable _) -> showEnd(field));
    }
    HBox.setHgrow(field, Priority.ALWAYS);
    var label = new Label(words);
    label.getStyleClass().add("tls-name");
    label.setLabelFor(field);
    var choose =
        Buttons.icon(
            "mdi2f-folder-open-outline", "Choose the file: " + words, () -> choose(words, path));
    choose.setMinWidth(USE_PREF_SIZE);
    var row = new HBox(label, field, choose);
    row.getStyleClass().add("access");
    return row;
  }

  /// Of a path the end tells most. A field begins anew with each text and each width, so this waits
  /// until it is laid out.
  private static void showEnd(TextField field) {
    var scene = field.getScene();
    if (scene == null || field.isFocused()) {
      return;
    }
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            if (!field.isFocused()) {
              field.home();
              field.end();
            }
          }
        });
    field.requestLayout();
  }

  private void check() {
    var problem = model.tlsProblem();
    hint.setText(!model.tls().get() ? PLAIN : problem.isEmpty() ? FILES : problem);
    hint.pseudoClassStateChanged(WRONG, !problem.isEmpty());
  }

  private void choose(String words, StringProperty path) {
    var chooser = new FileChooser();
    chooser.setTitle(words + ", a PEM file");
    folderOf(path.get()).ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    var chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      path.set(chosen.getPath());
    }
  }

  /// That of the file, or of another one of the three.
  private Optional<Path> folderOf(String path) {
    var written = path.isBlank() ? model.tlsCa().get() : path;
    try {
      return Optional.ofNullable(Path.of(written.strip()).toAbsolutePath().getParent())
          .filter(_ -> !written.isBlank())
          .filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
