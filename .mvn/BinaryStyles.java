import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.css.Stylesheet;

/// Puts a style sheet's binary form beside each one of a folder, where JavaFX looks for it first:
/// read rather than parsed each time a window opens.
///
/// Run by the build, with JavaFX as its class path.
final class BinaryStyles {
  public static void main(String[] folders) throws IOException {
    for (var folder : folders) {
      try (var files = Files.walk(Path.of(folder))) {
        for (var sheet : files.filter(file -> file.toString().endsWith(".css")).toList()) {
          Stylesheet.convertToBinary(sheet.toFile(), beside(sheet));
        }
      }
    }
  }

  private static File beside(Path sheet) {
    return sheet.resolveSibling(sheet.getFileName().toString().replace(".css", ".bss")).toFile();
  }
}
