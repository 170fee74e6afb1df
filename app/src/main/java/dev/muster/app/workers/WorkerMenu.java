package dev.muster.app.workers;

import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Menus;
import dev.muster.app.controls.Writing;
import dev.muster.shared.messages.Command;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

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

  /// What can be copied of them.
  List<MenuItem> copies() {
    return List.of(
        item("Copy names", "mdi2c-content-copy", "Ctrl C", copy),
        item("Copy as a command line", "mdi2c-console-line", "Ctrl Shift C", this::copyCommand));
  }

  private void copyCommand() {
    Copying.text(model.asCommand());
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
        start(),
        Menus.line("Export the table …", "mdi2t-table-arrow-right", "Ctrl E", actions::export));
  }

  private List<MenuItem> all() {
    var items = new ArrayList<MenuItem>();
    if (isReadOnly()) {
      items.add(why());
    }
    items.add(writing("Ping", "mdi2p-pulse", "P", () -> actions.say(Command.PING)));
    items.add(
        writing(
            "Ask for information",
            "mdi2i-information-outline",
            "I",
            () -> actions.say(Command.INFO)));
    items.add(
        writing("List the folder", "mdi2f-folder-outline", "D", () -> actions.say(Command.DIR)));
    items.add(writing("Write code", "mdi2c-code-tags", "E", actions::eval));
    items.add(item("Log", "mdi2t-text-box-outline", "L", actions::log));
    items.add(new SeparatorMenuItem());
    items.addAll(writing());
    items.add(items.size() - 3, new SeparatorMenuItem());
    items.addAll(items.size() - 3, copies());
    return items;
  }

  private MenuItem start() {
    var item = Menus.line("Start workers here …", "mdi2s-server-plus", "N", actions::start);
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
    var item = Menus.line(name, icon, key, action);
    item.setDisable(true);
    return item;
  }

  /// Without a choice there is nobody to do it with.
  private MenuItem item(String name, String icon, String key, Runnable action) {
    var item = Menus.line(name, icon, key, action);
    var selection = model.session().selection();
    selection.addListener((ListChangeListener<String>) _ -> item.setDisable(selection.isEmpty()));
    item.setDisable(selection.isEmpty());
    return item;
  }
}
