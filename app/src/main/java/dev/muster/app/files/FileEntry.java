package dev.muster.app.files;

import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.PackInfo;

/// A file as a row of the table.
///
/// @param name as its pack has it
/// @param pack the newest pack that names it so
/// @param packs how many packs name its content
/// @param older whether a newer pack has another content under this name
record FileEntry(String name, FileHash hash, PackInfo pack, int packs, boolean older) {
  /// Tells it from every other row.
  String key() {
    return keyOf(name, hash);
  }

  static String keyOf(String name, FileHash hash) {
    return hash.sha256() + " " + name;
  }
}
