package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.StayingToggle;
import dev.muster.app.controls.Unseen;
import dev.muster.app.settings.Layout;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The panes under the screens, one at a time, each with the height it was given.
final class Dock extends VBox {
  private static final double LEAST = 150;
  private static final double STRIP = 37;
  private static final String FOLDED = "dock.folded";
  private static final int YES = 1;
  private static final int NO = 2;

  /// What stays of the screen above unless a person wants the pane higher: six rows of a table.
  private static final double LEFT_ABOVE = 276;

  /// What stays of it at the least.
  private static final double LEAST_ABOVE = 190;

  private final HBox strip = new HBox();
  private final Layout layout;
  private final StackPane body = new StackPane();
  private final ToggleGroup group = new ToggleGroup();
  private final List<Tab> tabs = new ArrayList<>();
  private double wanted = LEAST;
  private double grabbedAt;
  private double heightThen;
  private final Button shut =
      Buttons.icon("mdi2c-chevron-down", "Hide the panes", this::foldOrUnfold);
  private boolean folded;
  private boolean begins;

  /// One pane of the dock.
  static final class Tab extends StayingToggle {
    private final String name;
    private final Label badge = new Label();
    private final Unseen<? extends Node> pane;
    private final double usual;
    private double height;

    Tab(String name, String icon, Unseen<? extends Node> pane, double height) {
      this.name = name;
      this.pane = pane;
      this.usual = height;
      this.height = height;
      badge.getStyleClass().add("badge");
      badge.managedProperty().bind(badge.textProperty().isNotEmpty());
      badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
      var content = new HBox(new FontIcon(icon), new Label(name), badge);
      content.getStyleClass().add("tab-content");
      setGraphic(content);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setAccessibleText(name);
      setAccessibleRole(AccessibleRole.TAB_ITEM);
      getStyleClass().setAll("dock-tab");
    }

    /// Says something short beside the name.
    void badge(String text) {
      badge.setText(text);
    }
  }

  Dock(Layout layout) {
    this.layout = layout;
    getStyleClass().add("dock");
    strip.getStyleClass().add("dock-strip");
    VBox.setVgrow(body, Priority.ALWAYS);
    // Else the pane with the largest needs would push all of them out at the bottom.
    body.setMinHeight(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    shut.setTooltip(new Tooltip("Hide or show the panes (Ctrl J)"));
    strip
        .getChildren()
        .addAll(
            gap, Buttons.icon("mdi2a-arrow-expand", "Taller or as before", this::stretch), shut);
    getChildren().addAll(strip, body);
    group.selectedToggleProperty().addListener((_, before, after) -> swap(before, after));
    parentProperty()
        .addListener(
            (_, _, parent) -> {
              if (parent instanceof Region region) {
                region.heightProperty().addListener(_ -> fit());
              }
            });
    letDrag();
    leave(layout.size(FOLDED, NO) == YES);
  }

  /// Leaves only the tabs, so that what stands above has the room; or brings the panes back.
  void foldOrUnfold() {
    fold(!folded);
  }

  private void fold(boolean away) {
    layout.move(FOLDED, away ? YES : NO);
    leave(away);
  }

  private void leave(boolean away) {
    folded = away;
    body.setVisible(!away);
    body.setManaged(!away);
    shut.setGraphic(new FontIcon(away ? "mdi2c-chevron-up" : "mdi2c-chevron-down"));
    shut.setAccessibleText(away ? "Show the panes" : "Hide the panes");
    fit();
  }

  void add(Tab tab) {
    tab.height = layout.size("dock." + tab.name, tab.usual);
    tab.setToggleGroup(group);
    tab.setOnMouseClicked(_ -> open(tab));
    strip.getChildren().add(tabs.size(), tab);
    tabs.add(tab);
  }

  /// What the panes are laid into.
  StackPane body() {
    return body;
  }

  /// The one that is shown first, once the panes are: {@link #showChosen()}.
  void begin(Tab tab) {
    begins = true;
    group.selectToggle(tab);
    begins = false;
  }

  /// Makes the pane that stands here from the beginning, if nobody asked for one before.
  void showChosen() {
    ((Tab) group.getSelectedToggle()).pane.show(true);
  }

  void open(Tab tab) {
    if (folded) {
      fold(false);
    }
    group.selectToggle(tab);
    showChosen();
  }

  boolean isOpen(Tab tab) {
    return tab.isSelected();
  }

  /// The next tab, or the one before.
  void step(int by) {
    var at = tabs.indexOf((Tab) group.getSelectedToggle());
    open(tabs.get(Math.floorMod(at + by, tabs.size())));
  }

  private void swap(javafx.scene.control.Toggle before, javafx.scene.control.Toggle after) {
    if (before instanceof Tab tab) {
      tab.height = wanted;
      tab.pane.show(false);
    }
    if (after instanceof Tab tab) {
      if (!begins) {
        showChosen();
      }
      resizeTo(tab.height);
    }
  }

  private void stretch() {
    if (folded) {
      fold(false);
    }
    var most = most();
    var tab = (Tab) group.getSelectedToggle();
    resizeTo(getPrefHeight() < most - 1 ? most : tab.usual);
  }

  private double most() {
    return above(LEAST_ABOVE);
  }

  /// How high it is where so much stays above it.
  private double above(double left) {
    return getParent() instanceof Region parent && parent.getHeight() > 0
        ? parent.getHeight() - left
        : Double.MAX_VALUE;
  }

  private void resizeTo(double height) {
    wanted = height;
    if (group.getSelectedToggle() instanceof Tab tab && height != tab.usual) {
      layout.move("dock." + tab.name, height);
    }
    fit();
  }

  /// As high as wanted, but never so high that the screen above is gone, and as high as is usual
  /// only where that leaves rows enough.
  private void fit() {
    if (folded) {
      setMinHeight(STRIP);
      setPrefHeight(STRIP);
      return;
    }
    setMinHeight(LEAST);
    var usual = group.getSelectedToggle() instanceof Tab tab && wanted == tab.usual;
    setPrefHeight(Math.max(LEAST, Math.min(wanted, usual ? above(LEFT_ABOVE) : most())));
  }

  private void letDrag() {
    strip.setOnMouseMoved(
        move -> strip.setCursor(move.getY() < 5 ? Cursor.V_RESIZE : Cursor.DEFAULT));
    strip.setOnMousePressed(
        press -> {
          grabbedAt = press.getScreenY();
          heightThen = getHeight();
        });
    strip.setOnMouseDragged(drag -> drag(drag.getScreenY()));
  }

  private void drag(double to) {
    if (!folded) {
      resizeTo(Math.min(most(), heightThen + grabbedAt - to));
    }
  }
}
