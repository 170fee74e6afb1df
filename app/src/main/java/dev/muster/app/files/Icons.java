package dev.muster.app.files;

import dev.muster.app.code.Syntax;
import java.util.Locale;

/// The icon that stands before a file's name.
final class Icons {
  private Icons() {}

  static String of(String file) {
    var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "png", "jpg", "jpeg", "gif", "bmp" -> "mdi2f-file-image-outline";
      case "csv", "tsv" -> "mdi2f-file-table-outline";
      case "log", "txt", "md", "out" -> "mdi2f-file-document-outline";
      case "jar", "zip", "gz", "tar" -> "mdi2p-package-variant-closed";
      default ->
          Syntax.of(file).equals(Syntax.PLAIN) ? "mdi2f-file-outline" : "mdi2f-file-code-outline";
    };
  }
}
