package dev.muster.app.messages;

import dev.muster.app.controls.Mark;
import dev.muster.shared.messages.Reply;
import java.util.List;

/// What stands in the list of replies.
public sealed interface ReplyRow {
  /// A line over those who have not answered.
  record Heading(String text) implements ReplyRow {}

  /// One target.
  ///
  /// @param reply what is known of its answer
  /// @param kind how it stands among the others
  /// @param words the answer in a line, or why there is none yet
  record Target(Reply reply, Kind kind, String words) implements ReplyRow {
    /// Whether the words are an answer, and not about one.
    boolean hasValue() {
      return reply.response() != null;
    }
  }

  /// Targets that gave the same answer.
  ///
  /// @param targets in order; one at least
  /// @param words the answer in a line, or where it differs from what most gave
  /// @param who their names, or how many of each host
  /// @param times how long they took for it, from the quickest to the slowest
  record Group(List<Target> targets, String words, String who, String times) implements ReplyRow {
    public Group {
      targets = List.copyOf(targets);
    }

    /// How they stand among the others.
    public Kind kind() {
      return targets.getFirst().kind();
    }
  }

  /// How an answer stands among the others; the order in which they are shown.
  enum Kind {
    FAILED("mdi2a-alert-circle-outline", "FAILED", "failed"),
    DIFFERS("mdi2n-not-equal-variant", "DIFFERS", "differs"),
    ANSWERED("mdi2c-check", "ANSWERED", "answered"),
    BEHIND("mdi2t-timer-sand", "BEHIND", "behind"),
    WAITING("mdi2d-dots-horizontal", "WAITING", "waiting"),
    LATE("mdi2c-clock-alert-outline", "LATE", "late-reply"),
    GONE("mdi2c-close-thick", "GONE", "gone"),
    RECALLED("mdi2u-undo", "RECALLED", "recalled");

    private final String icon;
    private final String word;
    private final String style;

    Kind(String icon, String word, String style) {
      this.icon = icon;
      this.word = word;
      this.style = style;
    }

    /// Its icon, word and colour.
    public Mark mark() {
      return new Mark(icon, word, style);
    }

    /// Whether an answer has come.
    public boolean hasAnswer() {
      return this == FAILED || this == DIFFERS || this == ANSWERED;
    }
  }
}
