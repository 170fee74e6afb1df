package dev.muster.app.files;

/// What is to be seen of the chosen file.
sealed interface Preview {
  /// No file is chosen.
  record Nothing() implements Preview {}

  /// It is being read.
  record Coming(FileEntry entry) implements Preview {}

  /// Its beginning is here.
  record Here(Content content) implements Preview {}

  /// It couldn't be read.
  ///
  /// @param why in a sentence
  record Trouble(FileEntry entry, String why) implements Preview {}
}
