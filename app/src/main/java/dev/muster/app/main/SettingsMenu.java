package dev.muster.app.main;

import dev.muster.app.controls.Menus;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// How the window looks, and where more is told: light or dark, the size of everything, problems,
/// keys.
final class SettingsMenu extends MenuButton {
  private final Theme theme;
  private final MenuItem usual;
  private final ToggleGroup looks = new ToggleGroup();
  private final RadioMenuItem desktop;
  private final RadioMenuItem light;
  private final RadioMenuItem dark;

  SettingsMenu(Theme theme, Runnable problems, Runnable keys) {
    this.theme = theme;
    setGraphic(new FontIcon("mdi2c-cog-outline"));
    setAccessibleText("Settings");
    setTooltip(new Tooltip("Look, size, problems, keys"));
    getStyleClass().addAll("icon-button", "settings-menu");
    var key = TopStripe.KEY;
    desktop = look("As the desktop", "", theme::follow);
    light = look("Light", key + " T", () -> theme.choose(false));
    dark = look("Dark", key + " T", () -> theme.choose(true));
    usual = Menus.line("", "mdi2f-format-size", key + " 0", theme::usualSize);
    getItems()
        .setAll(
            desktop,
            light,
            dark,
            new SeparatorMenuItem(),
            Menus.line("Larger", "mdi2m-magnify-plus-outline", key + " +", () -> theme.grow(1)),
            Menus.line("Smaller", "mdi2m-magnify-minus-outline", key + " −", () -> theme.grow(-1)),
            usual,
            new SeparatorMenuItem(),
            Menus.line("Problems", "mdi2a-alert-outline", "F8", problems),
            Menus.line("All keys", "mdi2k-keyboard-outline", "F1", keys));
    theme.dark().subscribe(_ -> tell());
    theme.follows().subscribe(_ -> tell());
    theme.size().subscribe(_ -> tell());
  }

  private RadioMenuItem look(String words, String keys, Runnable action) {
    var item = Menus.choice(words, keys, action);
    item.setToggleGroup(looks);
    return item;
  }

  private void tell() {
    var now = theme.follows().get() ? desktop : theme.dark().get() ? dark : light;
    looks.selectToggle(now);
    Menus.rename(usual, "As usual, now " + Math.round(theme.size().get() * 100) + " %");
  }
}
