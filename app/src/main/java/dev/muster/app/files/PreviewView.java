package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Facts;
import dev.muster.app.controls.Facts.Fact;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StayingToggle;
import dev.muster.app.controls.Writing;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A look into the chosen file: as text, as a picture, as bytes; or what is known of it.
final class PreviewView extends BorderPane {
  private final FilesModel model;
  private final FontIcon icon = new FontIcon("mdi2f-file-outline");
  private final Label name = new Label();
  private final Label kind = new Label();
  private final StayingToggle looks = new StayingToggle("Text");
  private final StayingToggle hex = new StayingToggle("Hex");
  private final StayingToggle facts = new StayingToggle("Facts");
  private final ToggleGroup mode = new ToggleGroup();
  private final CodePane code;
  private final HexPane bytes;
  private final PicturePane picture = new PicturePane();
  private final Facts known = new Facts();
  private final ScrollPane knownPane = new ScrollPane(known);
  private final EmptyState empty = new EmptyState("mdi2f-file-outline");
  private final EmptyState trouble;
  private final PreviewFoot foot;

  PreviewView(FilesModel model) {
    this.model = model;
    var preview = model.preview();
    code = new CodePane(preview::more);
    bytes = new HexPane(preview::more);
    foot = new PreviewFoot(preview);
    trouble =
        new EmptyState("mdi2a-alert-circle-outline")
            .alarming()
            .steps(Buttons.with("Try again", "mdi2r-refresh", null, preview::again));
    getStyleClass().add("preview");
    known.getStyleClass().add("known");
    setTop(head());
    setCenter(new StackPane(code, bytes, picture, knownPane, empty, trouble));
    setBottom(foot);
    mode.selectedToggleProperty().addListener(_ -> showMode());
    preview.preview().addListener((_, before, now) -> show(before, now));
    show(preview.preview().get(), preview.preview().get());
  }

  /// Puts the keyboard into what is looked at.
  void focusContent() {
    if (code.isVisible()) {
      code.focusText();
    } else {
      bytes.requestFocus();
    }
  }

  private HBox head() {
    name.getStyleClass().addAll("code", "strong-code");
    name.setEllipsisString("…");
    kind.getStyleClass().add("hint");
    kind.setMinWidth(0);
    var segments = new SegmentedButton(looks, hex, facts);
    segments.setToggleGroup(mode);
    for (var toggle : List.of(looks, hex, facts)) {
      toggle.setToggleGroup(mode);
      toggle.setMinWidth(USE_PREF_SIZE);
    }
    looks.setAccessibleText("Look at it as text or picture");
    hex.setAccessibleText("Look at its bytes");
    facts.setAccessibleText("What is known of it");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    segments.setMinWidth(USE_PREF_SIZE);
    var head =
        new HBox(
            icon,
            name,
            kind,
            gap,
            segments,
            Buttons.with(
                "Save…",
                "mdi2c-content-save-outline",
                "S",
                () -> model.plans().save(List.copyOf(model.picked()))),
            Writing.of(
                model.session().place().readOnly(),
                Buttons.withIcon(
                    "Send…",
                    "mdi2s-send-outline",
                    () -> model.plans().send(List.copyOf(model.picked())))));
    head.getStyleClass().addAll("toolbar", "preview-head");
    return head;
  }

  private void show(Preview before, Preview now) {
    var entry = entry(now);
    var other = entry == null || !entry.equals(entry(before)) || before instanceof Preview.Coming;
    name.setText(entry == null ? "" : Plain.name(entry.name()));
    icon.setIconLiteral(entry == null ? "mdi2f-file-outline" : Icons.of(entry.name()));
    getTop().setVisible(entry != null);
    switch (now) {
      case Preview.Nothing() -> {
        kind.setText("");
        empty.what("No file is chosen").why("Choose one above to look into it.");
      }
      case Preview.Coming(var coming) -> {
        kind.setText(Phrases.bytes(coming.hash().size()));
        empty.what("Reading " + Plain.name(coming.name())).why("");
      }
      case Preview.Trouble(var file, var why) -> {
        kind.setText(Phrases.bytes(file.hash().size()));
        trouble.what("Could not look into " + Plain.name(file.name())).why(why);
      }
      case Preview.Here(var content) -> fill(content);
    }
    foot.show(now);
    if (other) {
      chooseMode();
    }
    showMode();
  }

  private void fill(Content content) {
    kind.setText(Kinds.of(content));
    looks.setText(content.picture().isPresent() ? "Picture" : "Text");
    looks.setDisable(content.picture().isEmpty() && content.reading().isEmpty());
    content.reading().ifPresent(reading -> code.show(content, reading));
    content.picture().ifPresent(picture::show);
    bytes.show(content);
    known.show(facts(content));
  }

  private void chooseMode() {
    mode.selectToggle(looks.isDisabled() ? hex : looks);
  }

  private void showMode() {
    var now = model.preview().preview().get();
    var content = now instanceof Preview.Here here ? here.content() : null;
    see(code, content != null && looks.isSelected() && content.reading().isPresent());
    see(picture, content != null && looks.isSelected() && content.picture().isPresent());
    see(bytes, content != null && hex.isSelected());
    see(knownPane, content != null && facts.isSelected());
    see(empty, now instanceof Preview.Nothing || now instanceof Preview.Coming);
    see(trouble, now instanceof Preview.Trouble);
  }

  private static void see(Node node, boolean visible) {
    node.setVisible(visible);
  }

  private static @Nullable FileEntry entry(Preview preview) {
    return switch (preview) {
      case Preview.Nothing() -> null;
      case Preview.Coming(var entry) -> entry;
      case Preview.Here(var content) -> content.entry();
      case Preview.Trouble(var entry, var _) -> entry;
    };
  }

  private List<Fact> facts(Content content) {
    var entry = content.entry();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.code("Name", Plain.name(entry.name())));
    facts.add(Fact.code("Size", Phrases.count(content.size(), "byte")));
    facts.add(Fact.words("Kind", Kinds.of(content)));
    facts.add(Fact.code("MD5", content.hash().md5()));
    facts.add(Fact.code("SHA-256", content.hash().sha256()));
    facts.add(Fact.code("From", Plain.name(entry.pack().by())));
    facts.add(Fact.words("When", Phrases.moment(entry.pack().time())));
    facts.add(Fact.words("Named by", Phrases.count(entry.packs(), "pack")));
    return facts;
  }
}
