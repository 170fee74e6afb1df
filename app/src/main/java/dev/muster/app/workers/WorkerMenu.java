package dev.muster.app.workers;

import dev.muster.app.controls.KeyCap;
import dev.muster.app.controls.Writing;
import dev.muster.shared.messages.Command;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with the chosen workers, each with the key that does the same.
final class WorkerMenu {
  private final WorkersModel model;
  private final WorkerActions actions;
  private final Runnable copy;

  WorkerMenu(WorkersModel model, WorkerActions actions, Runnable copy) {
    this.model = model;
    this.actions = actions;
    this.copy = copy;
  }

  /// The menu of a row.
  ContextMenu ofRows() {
    var menu = new ContextMenu();
    menu.getStyleClass().add("worker-menu");
    menu.getItems().setAll(all());
    return menu;
  }

  /// Those that have no button of their own.
  List<MenuItem> more() {
    var items = new ArrayList<MenuItem>();
    if (isReadOnly()) {
      items.add(why());
    }
    items.addAll(writing());
    return items;
  }

  private List<MenuItem> writing() {
    return List.of(
        writing("Pause", "mdi2p-pause", "Z", () -> actions.say(Command.PAUSE)),
        writing("Resume", "mdi2p-play", "R", () -> actions.say(Command.RESUME)),
        writing("Stop …", "mdi2s-stop", "X", () -> actions.say(Command.STOP)),
        new SeparatorMenuItem(),
        start());
  }

  private List<MenuItem> all() {
    var items = new ArrayList<MenuItem>();
    if (isReadOnly()) {
      items.add(why());
    }
    items.add(writing("Ping", "mdi2p-pulse", "P", () -> actions.say(Command.PING)));
    items.add(writing("Write code", "mdi2c-code-tags", "E", actions::eval));
    items.add(item("Log", "mdi2t-text-box-outline", "L", actions::log));
    items.add(new SeparatorMenuItem());
    items.addAll(writing());
    items.add(items.size() - 2, new SeparatorMenuItem());
    items.add(items.size() - 2, item("Copy names", "mdi2c-content-copy", "Ctrl C", copy));
    return items;
  }

  private MenuItem start() {
    var item = line("Start workers here …", "mdi2s-server-plus", "N");
    item.setOnAction(_ -> actions.start());
    item.setDisable(isReadOnly());
    return item;
  }

  private boolean isReadOnly() {
    return model.session().place().readOnly();
  }

  /// A menu has no tooltips: so it begins with why so much of it is grey.
  private static MenuItem why() {
    var why = new MenuItem(Writing.REFUSED);
    why.setDisable(true);
    return why;
  }

  /// One that is grey for good where nothing may be written.
  private MenuItem writing(String name, String icon, String key, Runnable action) {
    if (!isReadOnly()) {
      return item(name, icon, key, action);
    }
    var item = line(name, icon, key);
    item.setDisable(true);
    return item;
  }

  /// Without a choice there is nobody to do it with.
  private MenuItem item(String name, String icon, String key, Runnable action) {
    var item = line(name, icon, key);
    item.setOnAction(_ -> action.run());
    var selection = model.session().selection();
    selection.addListener((ListChangeListener<String>) _ -> item.setDisable(selection.isEmpty()));
    item.setDisable(selection.isEmpty());
    return item;
  }

  private static MenuItem line(String name, String icon, String key) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var content = new HBox(new FontIcon(icon), new Label(name), gap, new KeyCap(key));
    content.getStyleClass().add("menu-line");
    var item = new MenuItem();
    item.setGraphic(content);
    item.setId(name);
    return item;
  }
}
