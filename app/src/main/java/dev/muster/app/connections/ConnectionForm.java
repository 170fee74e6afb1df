package dev.muster.app.connections;

import atlantafx.base.controls.ToggleSwitch;
import dev.muster.app.controls.StayingToggle;
import dev.muster.app.session.Colour;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/// The fields of one connection; what is wrong is said under each while one types.
final class ConnectionForm extends GridPane {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final String ADDRESS =
      "redis://user@host:port/database. User, port and database may be left out.";
  private static final String QUEUE =
      "Choose one that was found, or write a new one's name, and it is made.";
  private final FormModel model;
  private final TextField url = new TextField();
  private final TextField password = new PasswordField();
  private final TextField queue = new TextField();
  private final TextField name = new TextField();
  private final Label urlHint = hint();
  private final Label passwordHint = hint();
  private final Label queueHint = hint();
  private final PasteLine grant = new PasteLine("Copy the line that makes such a user");
  private final Map<Colour, ToggleButton> colours = new EnumMap<>(Colour.class);

  ConnectionForm(FormModel model, Node queues, Runnable connect) {
    this.model = model;
    getStyleClass().add("connection-form");
    var fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    fields.setMinWidth(0);
    getColumnConstraints().addAll(new ColumnConstraints(96), fields);
    url.getStyleClass().add("code");
    queue.getStyleClass().add("code");
    name.setPromptText("Called by its address");
    bind(url, model.url(), "Address", connect);
    bind(password, model.password(), "Password", connect);
    bind(queue, model.queue(), "Queue", connect);
    bind(name, model.name(), "Name", connect);
    addRow(0, label("Address", url), new VBox(4, url, urlHint));
    addRow(1, label("TLS", null), new TlsFields(model, connect));
    addRow(2, label("Password", password), new VBox(4, password, passwordHint));
    addRow(3, label("Queue", queue), new VBox(4, queue, queueHint, queues));
    addRow(4, label("Name", name), name);
    addRow(5, label("Colour", null), colours());
    addRow(6, label("Read-only", null), access());
    add(grant(), 1, 7);
    check();
  }

  /// Puts the cursor into the address.
  void focusAddress() {
    url.requestFocus();
    url.selectAll();
  }

  /// Puts the cursor into the password.
  void focusPassword() {
    password.requestFocus();
    password.selectAll();
  }

  private void bind(TextField field, StringProperty text, String words, Runnable connect) {
    field.textProperty().bindBidirectional(text);
    field.setAccessibleText(words);
    field.setOnAction(_ -> connect.run());
    text.addListener(_ -> check());
  }

  private static Label label(String words, @Nullable Node of) {
    var label = new Label(words);
    label.getStyleClass().add("form-label");
    GridPane.setValignment(label, VPos.TOP);
    if (of != null) {
      label.setLabelFor(of);
    }
    return label;
  }

  private static Label hint() {
    var hint = new Label();
    hint.getStyleClass().add("form-hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    return hint;
  }

  private SegmentedButton colours() {
    var one = new ToggleGroup();
    var segments = new SegmentedButton();
    segments.setToggleGroup(one);
    for (var colour : Colour.values()) {
      var swatch = new Region();
      swatch.getStyleClass().add("env-band");
      var box = new HBox(swatch);
      box.getStyleClass().addAll("swatch", colour.style());
      var button = new StayingToggle(colour.word());
      button.setGraphic(box);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(_ -> model.colour().set(colour));
      button.setToggleGroup(one);
      colours.put(colour, button);
      segments.getButtons().add(button);
    }
    segments.setMinWidth(USE_PREF_SIZE);
    model.colour().subscribe(colour -> one.selectToggle(colours.get(colour)));
    return segments;
  }

  private Node access() {
    var readOnly = new ToggleSwitch();
    readOnly.setAccessibleRole(AccessibleRole.CHECK_BOX);
    readOnly.setAccessibleText("Read-only");
    readOnly.selectedProperty().bindBidirectional(model.readOnly());
    model.readOnly().addListener(_ -> check());
    var words = hint();
    words.setText(
        "The connection itself refuses to write: nothing that is done here changes Redis.");
    var box = new HBox(readOnly, words);
    box.getStyleClass().add("access");
    return box;
  }

  /// Also where nobody looks at this window, Redis can be made to refuse.
  private Node grant() {
    var words = hint();
    words.setText("For Redis to refuse as well, its administrator makes a user with this line:");
    var box = new VBox(4, words, grant);
    box.visibleProperty().bind(model.readOnly());
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private void check() {
    say(url, urlHint, ADDRESS, model.addressProblem());
    say(queue, queueHint, QUEUE, model.queueProblem());
    passwordHint.setText(model.passwordHint());
    grant.says(model.grant());
  }

  private static void say(TextField field, Label hint, String usual, String problem) {
    hint.setText(problem.isEmpty() ? usual : problem);
    hint.pseudoClassStateChanged(WRONG, !problem.isEmpty());
    field.pseudoClassStateChanged(WRONG, !problem.isEmpty());
  }
}
