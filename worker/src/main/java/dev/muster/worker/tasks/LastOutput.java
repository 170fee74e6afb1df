package dev.muster.worker.tasks;

/// The last 4 KiB or so of what a task printed, kept with it when it fails.
final class LastOutput {
  private static final int MOST = 4 << 10;

  private final StringBuilder text = new StringBuilder();

  void add(String more) {
    text.append(more, Math.max(0, more.length() - MOST), more.length());
    if (text.length() > 2 * MOST) {
      text.delete(0, text.length() - MOST);
    }
  }

  /// From the beginning of a line, if there is one.
  String text() {
    if (text.length() <= MOST) {
      return text.toString();
    }
    var last = text.substring(text.length() - MOST);
    return last.substring(last.indexOf('\n') + 1);
  }
}
