package dev.muster.app.workers;

import dev.muster.app.controls.Menus;
import javafx.scene.control.MenuButton;
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
    var not = Menus.choice("Not at all", "G", () -> model.byHost().set(false));
    var byHost = Menus.choice("By host, the worst first", "G", () -> model.byHost().set(true));
    not.setToggleGroup(one);
    byHost.setToggleGroup(one);
    var fold =
        Menus.line(
            "Fold all", "mdi2u-unfold-less-horizontal", "Shift ←", () -> model.foldAll(true));
    var unfold =
        Menus.line(
            "Unfold all", "mdi2u-unfold-more-horizontal", "Shift →", () -> model.foldAll(false));
    fold.disableProperty().bind(model.byHost().not());
    unfold.disableProperty().bind(model.byHost().not());
    getItems().setAll(not, byHost, new SeparatorMenuItem(), fold, unfold);
    model.byHost().addListener((_, _, grouped) -> one.selectToggle(grouped ? byHost : not));
    one.selectToggle(model.byHost().get() ? byHost : not);
  }
}
