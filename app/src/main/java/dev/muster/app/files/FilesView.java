package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.FilterField;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Seen;
import dev.muster.app.controls.Sheet;
import dev.muster.app.controls.Writing;
import dev.muster.app.settings.Layout;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.messages.Sent;
import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;

/// The screen of files: packs at the left, the files of one in the middle with a look into one of
/// them, transfers at the right.
public final class FilesView extends BorderPane {
  private static final String SPLIT = "files.preview";
  private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");
  private static final Duration TICK = Duration.millis(200);
  private static final double NARROW = 1_300;
  private static final double ROOM_FOR_THREE = 900;
  private final FilesModel model;
  private final PacksPane packs;
  private final FilesTable table;
  private final FilesBar bar;
  private final PreviewView preview;
  private final FilterField filter =
      new FilterField("Filter files", "Filter files by name, hash or origin");
  private final Label sum = new Label();
  private final Timeline clock;
  private boolean seen;

  /// Shows a model.
  ///
  /// @param replies shows the replies to a message that went out from here
  /// @param layout how far its parts reach
  public FilesView(FilesModel model, Consumer<Sent> replies, Layout layout) {
    this.model = model;
    packs = new PacksPane(model);
    table = new FilesTable(model);
    bar = new FilesBar(model);
    preview = new PreviewView(model);
    clock = new Timeline(new KeyFrame(TICK, _ -> model.transfers().tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    getStyleClass().add("files-view");
    var right = new TransfersPane(model, this::chooseFiles, replies);
    // Where there is little room, what is on its way stands in the place of the packs, while there
    // is something on its way or about to be.
    var roomy = widthProperty().greaterThanOrEqualTo(ROOM_FOR_THREE);
    var busy =
        Bindings.createBooleanBinding(
            () ->
                model.plans().plan().get().isPresent() || !model.transfers().transfers().isEmpty(),
            model.plans().plan(),
            model.transfers().transfers());
    right.visibleProperty().bind(roomy.or(busy));
    packs.visibleProperty().bind(roomy.or(busy.not()));
    right.managedProperty().bind(right.visibleProperty());
    packs.managedProperty().bind(packs.visibleProperty());
    right
        .prefWidthProperty()
        .bind(Bindings.when(widthProperty().lessThan(NARROW)).then(296).otherwise(340));
    packs
        .prefWidthProperty()
        .bind(Bindings.when(widthProperty().lessThan(NARROW)).then(220).otherwise(264));
    setLeft(packs);
    setCenter(middle(layout));
    setRight(right);
    model.transfers().running().addListener(_ -> runClock());
    setOnDragOver(this::over);
    setOnDragExited(_ -> pseudoClassStateChanged(DROPPING, false));
    setOnDragDropped(this::drop);
    new FilesKeys(this).listen();
    Seen.whileSeen(this, this::start, this::rest);
  }

  /// Shows the file of a name and a content among all, as soon as it has been heard of.
  public void reveal(String name, FileHash hash) {
    model.text().set("");
    if (!model.packs().isEmpty()) {
      model.choose(model.packs().getFirst());
    }
    table.reveal(FileEntry.keyOf(name, hash));
    table.requestFocus();
  }

  /// Puts the cursor into the filter.
  public void focusFilter() {
    filter.requestFocus();
  }

  /// Puts the keyboard onto the packs.
  public void focusPacks() {
    packs.focusList();
  }

  /// Leads back: out of a question, out of the filter, to the table.
  public void back() {
    if (model.plans().plan().get().isPresent()) {
      model.plans().cancel();
    } else if (!model.folder().state().get().of().isEmpty()) {
      model.folder().close();
    } else {
      model.text().set("");
    }
    table.requestFocus();
  }

  /// The files that are shown, in their order, as a table that leaves the window.
  public Sheet sheet() {
    return FilesModel.sheet(table.getItems());
  }

  /// Asks into which folder to save the selected files.
  void save() {
    model.plans().save(model.meant());
  }

  /// Asks into which folder to save all files that are shown.
  void saveAll() {
    bar.saveAll();
  }

  /// Asks whether to forget the chosen pack.
  void forget() {
    bar.forget();
  }

  /// Goes into what is looked at.
  void focusPreview() {
    preview.focusContent();
  }

  /// Lets a person choose files and puts them into Redis.
  void chooseFiles() {
    if (isReadOnly()) {
      return;
    }
    var chooser = new FileChooser();
    chooser.setTitle("Files to put into Redis");
    var chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
    if (chosen != null) {
      add(chosen);
    }
  }

  /// Puts the files that were copied in a file manager into Redis.
  ///
  /// @return whether there were any
  boolean paste() {
    var clipboard = Clipboard.getSystemClipboard();
    if (isReadOnly() || !clipboard.hasFiles()) {
      return false;
    }
    add(clipboard.getFiles());
    return true;
  }

  private boolean isReadOnly() {
    return model.session().place().readOnly();
  }

  private void add(List<File> files) {
    model.transfers().add(files.stream().map(File::toPath).toList());
  }

  private void over(DragEvent drag) {
    if (!isReadOnly() && drag.getDragboard().hasFiles()) {
      drag.acceptTransferModes(TransferMode.COPY);
      pseudoClassStateChanged(DROPPING, true);
    }
    drag.consume();
  }

  private void drop(DragEvent drag) {
    var files = drag.getDragboard().getFiles();
    drag.setDropCompleted(!files.isEmpty());
    drag.consume();
    pseudoClassStateChanged(DROPPING, false);
    if (!files.isEmpty()) {
      add(files);
    }
  }

  private void start() {
    model.start();
    seen = true;
    runClock();
  }

  private void rest() {
    model.rest();
    seen = false;
    runClock();
  }

  private void runClock() {
    if (seen && model.transfers().running().get() > 0) {
      clock.play();
    } else {
      clock.stop();
    }
  }

  private SplitPane middle(Layout layout) {
    var rows = new StackPane(table, new NoFiles(model, this::chooseFiles));
    rows.setMinHeight(0);
    VBox.setVgrow(rows, Priority.ALWAYS);
    var list = new VBox(toolbar(), rows, bar);
    preview.setMinHeight(80);
    var top = new StackPane(list, new FolderView(model));
    top.setMinSize(0, 140);
    list.setMinWidth(0);
    var split = new SplitPane(top, preview);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(layout.size(SPLIT, 0.48));
    split
        .getDividers()
        .getFirst()
        .positionProperty()
        .addListener((_, _, at) -> layout.move(SPLIT, at.doubleValue()));
    split.setMinSize(0, 0);
    split.getStyleClass().add("files-middle");
    return split;
  }

  private HBox toolbar() {
    var title = new Label("Files");
    title.getStyleClass().add("pane-title");
    title.setMinWidth(USE_PREF_SIZE);
    sum.getStyleClass().add("hint");
    sum.setMinWidth(0);
    filter.textProperty().bindBidirectional(model.text());
    filter.setOnAction(_ -> table.requestFocus());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox.setHgrow(filter, Priority.SOMETIMES);
    var add = Buttons.with("Add files…", "mdi2p-plus", null, this::chooseFiles);
    var toolbar = new HBox(title, sum, gap, filter, Writing.of(isReadOnly(), add));
    toolbar.getStyleClass().add("toolbar");
    model.packs().addListener((ListChangeListener<PackRow>) _ -> sumUp());
    sumUp();
    return toolbar;
  }

  private void sumUp() {
    var all = model.packs().isEmpty() ? PackRow.all(List.of()) : model.packs().getFirst();
    sum.setText(
        all.files() == 0
            ? ""
            : Phrases.count(all.files()) + " in Redis, " + Phrases.bytes(all.bytes()));
  }
}
