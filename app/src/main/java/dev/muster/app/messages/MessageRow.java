package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.messages.Sent;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One message in the table. It stays the same object while its answers come in, so that the row
/// keeps its place and its selection.
public final class MessageRow {
  /// Characters of its arguments that a filter looks at.
  private static final int SEARCHED = 10_000;

  private static final int NAMED = 2;
  private final String id;
  private final ReadOnlyObjectWrapper<Sent> sent = new ReadOnlyObjectWrapper<>();
  private final String searched;

  MessageRow(Sent message) {
    this.id = message.id();
    sent.set(message);
    searched = searched(message);
  }

  private static String searched(Sent message) {
    var args = message.args() == null ? "" : message.args().toString();
    return String.join(
            "\n",
            message.id(),
            message.command(),
            args.substring(0, Math.min(args.length(), SEARCHED)),
            message.sender(),
            String.join("\n", message.targets()))
        .toLowerCase(Locale.ROOT);
  }

  /// Its id.
  public String id() {
    return id;
  }

  /// Its record.
  public ReadOnlyObjectProperty<Sent> sent() {
    return sent.getReadOnlyProperty();
  }

  /// Takes how it stands now.
  void show(Sent news) {
    if (!news.equals(sent.get())) {
      sent.set(news);
    }
  }

  /// Whether id, command, arguments, sender or a target hold a text, whatever its case.
  boolean holds(String text) {
    return searched.contains(wanted(text));
  }

  /// The same of a message without a row.
  static boolean holds(Sent message, String text) {
    return text.isBlank() || searched(message).contains(wanted(text));
  }

  private static String wanted(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /// To whom, in a few words: names, or how many.
  static String whom(Sent sent) {
    return sent.targets().size() <= NAMED
        ? Harmless.of(String.join(", ", sent.targets()))
        : Phrases.count(sent.targets().size(), "worker");
  }
}
