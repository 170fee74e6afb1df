package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Export;
import dev.muster.app.controls.NamedRow;
import dev.muster.app.controls.Overlay;
import dev.muster.app.controls.StayingToggle;
import java.io.File;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.controlsfx.control.SegmentedButton;

/// Over the window: what leaves it, in one of its forms, into a file or onto the clipboard.
final class ExportView extends Overlay {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final ExportModel model;
  private final Label title = new Label();
  private final TextField place = new TextField();
  private final Label news = new Label();
  private final Button save;
  private final SegmentedButton forms = new SegmentedButton();

  /// Hidden until it is opened.
  ExportView(ExportModel model) {
    super(true);
    this.model = model;
    save = Buttons.with("Save", "mdi2c-content-save-outline", "↵", model::save);
    save.getStyleClass().add("accent");
    getStyleClass().add("export");
    title.getStyleClass().add("pane-title");
    place.textProperty().bindBidirectional(model.place());
    place.setOnAction(_ -> model.save());
    place.setAccessibleText("The file to write");
    place.getStyleClass().add("code");
    HBox.setHgrow(place, Priority.ALWAYS);
    var where = new HBox(place, Buttons.plain("Choose …", this::choose));
    where.getStyleClass().add("spawn-where");
    news.getStyleClass().add("form-hint");
    news.setWrapText(true);
    news.setMinHeight(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var buttons =
        new HBox(
            Buttons.withIcon("Copy to the clipboard", "mdi2c-content-copy", this::copy),
            gap,
            Buttons.withKey("Close", "Esc", this::close),
            save);
    buttons.getStyleClass().add("spawn-buttons");
    var card =
        new VBox(title, new NamedRow("As", forms), new NamedRow("File", where), news, buttons);
    card.getStyleClass().addAll("overlay-card", "spawn-card");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    hold(card);
    forms.setMinWidth(USE_PREF_SIZE);
    model.news().addListener(_ -> tell());
    model.replaces().addListener(_ -> tell());
    tell();
  }

  /// Opens it on what is to leave.
  void open(Export leaving) {
    model.take(leaving);
    title.setText("Export " + leaving.what());
    offerForms();
    tell();
    rise();
    place.requestFocus();
    place.selectAll();
  }

  private void offerForms() {
    forms.getButtons().setAll(model.export().forms().stream().map(this::button).toList());
  }

  private ToggleButton button(Export.Form form) {
    var button = new StayingToggle(form.name());
    button.setSelected(form.equals(model.form().get()));
    button.setOnAction(_ -> model.form().set(form));
    return button;
  }

  private void choose() {
    var chooser = new FileChooser();
    chooser.setTitle(title.getText());
    var now = new File(place.getText());
    chooser.setInitialFileName(now.getName());
    if (now.getParentFile() != null && now.getParentFile().isDirectory()) {
      chooser.setInitialDirectory(now.getParentFile());
    }
    var chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      place.setText(chosen.getPath());
    }
  }

  private void copy() {
    Copying.text(model.text());
    model.copied();
  }

  private void tell() {
    var said = model.news().get();
    news.setText(said.isEmpty() ? model.export().hint() : said);
    news.pseudoClassStateChanged(WRONG, model.failed().get());
    ((Label) ((HBox) save.getGraphic()).getChildren().get(1))
        .setText(model.replaces().get() ? "Replace" : "Save");
    save.setAccessibleText(model.replaces().get() ? "Replace the file" : "Save");
  }
}
