package dev.muster.app.main;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.muster.app.background.Toolkit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light or dark: AtlantaFX's Primer with the house's own tokens, type and sizes on top. Follows
/// the desktop until a person chooses.
public final class Theme {
  private static final List<String> FONTS =
      List.of(
          "Inter-Regular",
          "Inter-Medium",
          "Inter-SemiBold",
          "JetBrainsMono-Regular",
          "JetBrainsMono-SemiBold");
  private static final List<String> SHEETS =
      List.of(
          "app",
          "main/main",
          "connections/connections",
          "controls/controls",
          "workers/workers",
          "messages/messages",
          "logs/logs",
          "files/files");
  private final BooleanProperty dark = new SimpleBooleanProperty();

  /// Held, so that the desktop goes on telling it.
  @SuppressWarnings("UnusedVariable")
  private final ChangeListener<ColorScheme> desktop;

  private boolean chosen;

  /// As the desktop has it.
  public Theme() {
    for (var font : FONTS) {
      Font.loadFont(url("fonts/" + font + ".ttf"), 13);
    }
    dark.set(Toolkit.prefersDark());
    desktop =
        Toolkit.onSchemeChange(
            preferred -> {
              if (!chosen) {
                dark.set(preferred);
              }
            });
  }

  /// Whether it is dark.
  public BooleanProperty dark() {
    return dark;
  }

  /// What was chosen; empty while it follows the desktop.
  public Optional<Boolean> chosen() {
    return chosen ? Optional.of(dark.get()) : Optional.empty();
  }

  /// Chooses the other one, whatever the desktop says.
  public void toggle() {
    choose(!dark.get());
  }

  /// Chooses, whatever the desktop says.
  public void choose(boolean wantsDark) {
    chosen = true;
    dark.set(wantsDark);
  }

  /// Dresses a scene, now and whenever the theme changes.
  public void dress(Scene scene) {
    dark.addListener((_, _, _) -> apply(scene));
    apply(scene);
  }

  private void apply(Scene scene) {
    Application.setUserAgentStylesheet(
        (dark.get() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    var sheets = scene.getStylesheets();
    sheets.clear();
    sheets.add(url(dark.get() ? "dark.css" : "light.css"));
    SHEETS.forEach(sheet -> sheets.add(url(sheet + ".css")));
  }

  private static String url(String resource) {
    return Objects.requireNonNull(
            Theme.class.getResource("/dev/muster/app/" + resource),
            () -> "The program is incomplete: " + resource + " is missing from its jar.")
        .toExternalForm();
  }
}
