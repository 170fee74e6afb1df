package dev.muster.shared.files;

/// How much is put into Redis at the most, which keeps it all in memory.
final class Limits {
  /// Bytes of a file, and of the files of one pack together.
  static final long BYTES = 256L << 20;

  /// Bytes of a chunk; the last one of a file may have fewer.
  static final int CHUNK = 512 << 10;

  /// Files of one pack.
  static final int FILES = 1_000;

  /// Bytes of a pack as JSON, so that it fits into a message.
  static final int PACK_JSON = 512 << 10;

  /// Entries of a listing.
  static final int ENTRIES = 100_000;

  private Limits() {}

  static FileProblem tooLarge(String name) {
    return new FileProblem(
        "TooLarge",
        FileName.quoted(name)
            + " has more than 256 MiB, the most that is put into Redis: copy it another way.");
  }

  static FileProblem tooLargeTogether() {
    return new FileProblem(
        "TooLarge",
        "These files have more than 256 MiB together, the most that is put into Redis at once: take"
            + " fewer at a time.");
  }
}
