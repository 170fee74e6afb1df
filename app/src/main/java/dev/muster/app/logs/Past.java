package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogEntry.Older;
import dev.muster.app.session.Connection;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/// The way back in a pane: what was written before its first line is read a page at a time, when
/// somebody comes there or jumps to a moment.
final class Past {
  /// Pages that are read to get to a moment.
  private static final int PAGES = 30;

  /// Lines of a page, of all workers together and of each.
  private static final int AT_ONCE = 4_000;

  private static final int LEAST = 50;
  private static final int MOST = 2_000;

  private final Connection connection;
  private final Roll roll;
  private final Supplier<List<String>> sources;
  private final BooleanProperty following;
  private final Consumer<String> notice;

  private record Page(List<Shown> lines, boolean more) {}

  /// @param sources whose lines they are now
  /// @param following off while somebody reads
  /// @param notice is told what went otherwise than wanted
  Past(
      Connection connection,
      Roll roll,
      Supplier<List<String>> sources,
      BooleanProperty following,
      Consumer<String> notice) {
    this.connection = connection;
    this.roll = roll;
    this.sources = sources;
    this.following = following;
    this.notice = notice;
  }

  /// Reads a page, if there is one and nobody does yet.
  ///
  /// @param then runs once it is there
  void load(Runnable then) {
    var first = roll.first();
    if (roll.older() != Older.THERE || first == null) {
      return;
    }
    following.set(false);
    roll.older(Older.COMING);
    var whose = sources.get();
    var moment = first.line().time();
    var most = Math.clamp(AT_ONCE / whose.size(), LEAST, MOST);
    connection.ask(
        queue -> {
          var page = queue.logs().past(whose, moment, most);
          return new Page(Shown.of(page.lines()), page.more());
        },
        page -> {
          if (isAwaited(whose)) {
            take(page);
            then.run();
          }
        },
        why -> {
          if (isAwaited(whose)) {
            roll.older(Older.THERE);
            notice.accept("Older lines could not be read: " + why);
          }
        });
  }

  /// Whether nothing has begun anew since it was asked for.
  private boolean isAwaited(List<String> whose) {
    return whose.equals(sources.get()) && roll.older() == Older.COMING;
  }

  private void take(Page page) {
    var first = roll.first();
    if (first == null || following.get()) {
      // Nobody reads there any more.
      roll.older(Older.THERE);
    } else {
      roll.prepend(first, page.lines(), page.more());
    }
  }

  /// Finds the first line of a moment or later, back to what Redis has; the last where nothing was
  /// written since then.
  void find(Instant moment, Consumer<@Nullable Line> found) {
    notice.accept("");
    find(moment, PAGES, found);
  }

  private void find(Instant moment, int pages, Consumer<@Nullable Line> found) {
    var first = roll.first();
    if (first == null) {
      notice.accept("There is no line yet.");
    } else if (roll.older() != Older.THERE || !first.line().time().isAfter(moment)) {
      found.accept(since(moment, first));
    } else if (pages > 0) {
      load(() -> find(moment, pages - 1, found));
    } else {
      found.accept(since(moment, first));
      notice.accept("That far back only by and by: jump again to go on.");
    }
  }

  private @Nullable Line since(Instant moment, Line first) {
    var found = roll.since(moment);
    if (found == null) {
      notice.accept("Nothing was written since then. This is the last line.");
      return roll.last();
    }
    if (found.equals(first) && first.line().time().isAfter(moment)) {
      notice.accept("Nothing older is kept. This is the first line.");
    }
    return found;
  }
}
