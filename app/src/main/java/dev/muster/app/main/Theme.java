package dev.muster.app.main;

import dev.muster.app.background.Toolkit;
import dev.muster.app.controls.Mark;
import dev.muster.shared.workers.WorkerState;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.kordamp.ikonli.javafx.FontIcon;

/// Light or dark: AtlantaFX's Primer with the house's own tokens, type and sizes on top. Follows
/// the desktop until a person chooses. And how large all of it is drawn.
public final class Theme {
  /// Sizes that can be chosen, as parts of the usual one.
  static final List<Double> SIZES = List.of(0.8, 0.9, 1.0, 1.1, 1.25, 1.5);

  private static final double USUAL = 1;
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
  private static boolean isTypeRead;

  private final BooleanProperty dark = new SimpleBooleanProperty();

  /// Held, so that the desktop goes on telling it.
  @SuppressWarnings("UnusedVariable")
  private final ChangeListener<ColorScheme> desktop;

  private final ReadOnlyBooleanWrapper follows = new ReadOnlyBooleanWrapper(true);
  private final DoubleProperty size = new SimpleDoubleProperty(USUAL);

  /// As the desktop has it.
  public Theme() {
    readType();
    dark.set(Toolkit.prefersDark());
    desktop =
        Toolkit.onSchemeChange(
            preferred -> {
              if (follows.get()) {
                dark.set(preferred);
              }
            });
  }

  /// Reads the house's type and icons, once for all windows. On the window's thread.
  public static void readType() {
    if (!isTypeRead) {
      isTypeRead = true;
      for (var font : FONTS) {
        Font.loadFont(url("fonts/" + font + ".ttf"), 13);
      }
      // The first icon looks for all fonts that have some.
      new FontIcon(Mark.of(WorkerState.IDLE).icon());
    }
  }

  /// Whether it is dark.
  public BooleanProperty dark() {
    return dark;
  }

  /// What was chosen; empty while it follows the desktop.
  public Optional<Boolean> chosen() {
    return follows.get() ? Optional.empty() : Optional.of(dark.get());
  }

  /// Chooses the other one, whatever the desktop says.
  public void toggle() {
    choose(!dark.get());
  }

  /// Chooses, whatever the desktop says.
  public void choose(boolean wantsDark) {
    follows.set(false);
    dark.set(wantsDark);
  }

  /// Whether it follows the desktop.
  public ReadOnlyBooleanProperty follows() {
    return follows.getReadOnlyProperty();
  }

  /// Follows the desktop again.
  public void follow() {
    follows.set(true);
    dark.set(Toolkit.prefersDark());
  }

  /// How large everything is drawn; 1 is the usual size.
  public DoubleProperty size() {
    return size;
  }

  /// One step larger, or smaller below zero; none beyond the last.
  public void grow(int steps) {
    int nearest = 0;
    for (int i = 0; i < SIZES.size(); i++) {
      if (Math.abs(SIZES.get(i) - size.get()) < Math.abs(SIZES.get(nearest) - size.get())) {
        nearest = i;
      }
    }
    size.set(SIZES.get(Math.clamp(nearest + steps, 0, SIZES.size() - 1)));
  }

  /// The usual size again.
  public void usualSize() {
    size.set(USUAL);
  }

  /// Dresses a scene, now and whenever the theme changes.
  public void dress(Scene scene) {
    dark.addListener((_, _, _) -> apply(scene));
    size.addListener((_, _, _) -> apply(scene));
    apply(scene);
  }

  private void apply(Scene scene) {
    Application.setUserAgentStylesheet(url(dark.get() ? "primer-dark.css" : "primer-light.css"));
    var sheets = scene.getStylesheets();
    sheets.clear();
    sheets.add(url(dark.get() ? "dark.css" : "light.css"));
    SHEETS.forEach(sheet -> sheets.add(url(sheet + ".css")));
    if (size.get() != USUAL) {
      sheets.add(overWindow());
    }
  }

  /// Menus and tooltips are windows of their own, which no enlargement of this one reaches: their
  /// type is set.
  private String overWindow() {
    var css =
        String.format(
            Locale.ROOT,
            ".root.popup { -fx-font-size: %.1fpx; }"
                + ".tooltip, .popup .filter-offers .list-cell { -fx-font-size: %.1fpx; }"
                + ".popup .key-cap { -fx-font-size: %.1fpx; }"
                + ".popup .ikonli-font-icon { -fx-icon-size: %.0fpx; }",
            13 * size.get(),
            12 * size.get(),
            11 * size.get(),
            16 * size.get());
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static String url(String resource) {
    return Objects.requireNonNull(
            Theme.class.getResource("/dev/muster/app/" + resource),
            () -> "The program is incomplete: " + resource + " is missing from its jar.")
        .toExternalForm();
  }
}
