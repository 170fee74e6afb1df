package dev.muster.app.files;

/// What is known of a worker's folder.
sealed interface FolderState {
  /// Nobody asks.
  record Closed() implements FolderState {}

  /// The worker was asked.
  ///
  /// @param words what it does meanwhile
  record Asking(String worker, String words) implements FolderState {}

  /// Its files are listed.
  record Listed(String worker) implements FolderState {}

  /// It can't be listed.
  ///
  /// @param why in a sentence
  record Trouble(String worker, String why) implements FolderState {}

  /// Whose folder it is; empty for nobody's.
  default String of() {
    return switch (this) {
      case Closed() -> "";
      case Asking(var worker, var _) -> worker;
      case Listed(var worker) -> worker;
      case Trouble(var worker, var _) -> worker;
    };
  }
}
