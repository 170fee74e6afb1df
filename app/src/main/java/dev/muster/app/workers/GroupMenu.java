package dev.muster.app.workers;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.javafx.FontIcon;

/// How the workers are grouped: not at all, or by host.
final class GroupMenu extends MenuButton {
  GroupMenu(WorkersModel model) {
    super("Group", new FontIcon("mdi2l-layers-triple-outline"));
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText("Group");
    var one = new ToggleGroup();
    var not = new RadioMenuItem("Not at all");
    var byHost = new RadioMenuItem("By host, the worst first (G)");
    not.setToggleGroup(one);
    byHost.setToggleGroup(one);
    not.setOnAction(_ -> model.byHost().set(false));
    byHost.setOnAction(_ -> model.byHost().set(true));
    var fold = new MenuItem("Fold all");
    fold.setOnAction(_ -> model.foldAll(true));
    var unfold = new MenuItem("Unfold all");
    unfold.setOnAction(_ -> model.foldAll(false));
    fold.disableProperty().bind(model.byHost().not());
    unfold.disableProperty().bind(model.byHost().not());
    getItems().setAll(not, byHost, new SeparatorMenuItem(), fold, unfold);
    model.byHost().addListener((_, _, grouped) -> one.selectToggle(grouped ? byHost : not));
    one.selectToggle(model.byHost().get() ? byHost : not);
  }
}
