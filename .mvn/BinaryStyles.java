import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Puts a style sheet's binary form beside each one of a folder, where JavaFX looks for it first:
/// read rather than parsed each time a window opens. Among them AtlantaFX's two themes, without the
/// rules for what the window doesn't have: each label, each icon is held against all that are left.
///
/// Run by the build, with JavaFX and AtlantaFX as its class path.
final class BinaryStyles {
  private static final List<String> THEMES = List.of("primer-light", "primer-dark");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)\\}");
  private static final Pattern CLASS = Pattern.compile("\\.([\\w-]+)");

  /// Style classes of controls and looks that no window of ours has. Who uses one of them for the
  /// first time takes it out, else it stands there naked.
  private static final Set<String> ABSENT =
      Set.of(
          "accordion", "alert", "bb-code", "breadcrumbs", "calendar", "chart", "choice-box",
          "color-palette", "color-picker", "custom-color-dialog", "date-picker",
          "date-picker-popup", "dialog-pane", "font-icon", "html-editor", "menu-bar",
          "modal-box", "modal-pane", "notification", "pagination", "popover", "progress-indicator",
          "ring-progress-indicator", "slider", "spinner", "split-menu-button", "tab-line",
          "tab-pane", "tile-base", "titled-pane", "tool-bar", "tree-table-cell",
          "tree-table-row-cell", "tree-table-view");

  public static void main(String[] folders) throws IOException {
    for (var folder : folders) {
      for (var theme : THEMES) {
        Files.writeString(Path.of(folder, "dev/muster/app", theme + ".css"), thin(theme));
      }
      try (var files = Files.walk(Path.of(folder))) {
        for (var sheet : files.filter(file -> file.toString().endsWith(".css")).toList()) {
          Stylesheet.convertToBinary(sheet.toFile(), beside(sheet));
        }
      }
    }
  }

  private static String thin(String theme) {
    var sheet = COMMENT.matcher(read("/atlantafx/base/theme/" + theme + ".css")).replaceAll("");
    return RULE.matcher(sheet)
        .results()
        .map(
            rule -> {
              var wanted =
                  Stream.of(rule.group(1).split(","))
                      .filter(BinaryStyles::isWanted)
                      .collect(Collectors.joining(","));
              return wanted.isEmpty() ? "" : wanted + "{" + rule.group(2) + "}";
            })
        .collect(Collectors.joining());
  }

  private static boolean isWanted(String selector) {
    return CLASS.matcher(selector).results().noneMatch(found -> ABSENT.contains(found.group(1)));
  }

  private static String read(String resource) {
    try (var in = BinaryStyles.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File beside(Path sheet) {
    return sheet.resolveSibling(sheet.getFileName().toString().replace(".css", ".bss")).toFile();
  }
}
