package dev.muster.app.controls;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times in the words of the window, the same on every screen.
public final class Phrases {
  private static final ZoneId ZONE = ZoneId.systemDefault();
  private static final DateTimeFormatter CLOCK = format("HH:mm:ss");
  private static final DateTimeFormatter FINE_CLOCK = format("HH:mm:ss.SSS");
  private static final DateTimeFormatter DAY = format("d MMM, HH:mm");
  private static final DateTimeFormatter MOMENT = format("d MMMM yyyy, HH:mm:ss.SSS z");

  private Phrases() {}

  /// How long something has run: `3.2 s`, `4 m 38 s`, `2 h 05 m`, `3 d 4 h`.
  public static String elapsed(Duration time) {
    var seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", Math.max(0, time.toMillis()) / 1000.0);
    }
    if (seconds < 3_600) {
      return String.format(Locale.ROOT, "%d m %02d s", seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return String.format(Locale.ROOT, "%d h %02d m", seconds / 3_600, seconds / 60 % 60);
    }
    return String.format(Locale.ROOT, "%d d %d h", seconds / 86_400, seconds / 3_600 % 24);
  }

  /// How long ago: `12 s`, `4 m`, `2 h`, `3 d`.
  public static String age(Duration time) {
    var seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7_200) {
      return seconds / 60 + " m";
    }
    return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
  }

  /// How long a round trip or an answer took: `0.4 ms`, `19 ms`, `2.1 s`.
  public static String took(Duration time) {
    var millis = time.toNanos() / 1e6;
    if (millis >= 1_000) {
      return elapsed(time);
    }
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
  }

  /// A number with its thousands apart: `1,204`.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// A number of things: `1 worker`, `7 workers`.
  public static String count(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /// A share as a percentage: `41 %`; a dash where it isn't known.
  public static String share(double share) {
    return share < 0 ? "–" : Math.round(share * 100) + " %";
  }

  /// A size: `812 B`, `2.2 kB`, `47.3 MB`, `1.6 GB`.
  public static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    var size = bytes / 1e3;
    for (var unit : new String[] {"kB", "MB"}) {
      if (size < 1_000) {
        return String.format(Locale.ROOT, size < 100 ? "%.1f %s" : "%.0f %s", size, unit);
      }
      size /= 1_000;
    }
    return String.format(Locale.ROOT, "%.1f GB", size);
  }

  /// A time of day, to the second.
  public static String clock(Instant time) {
    return CLOCK.format(time);
  }

  /// A time of day, to the millisecond.
  public static String fineClock(Instant time) {
    return FINE_CLOCK.format(time);
  }

  /// A day and a time of day, to the minute.
  public static String day(Instant time) {
    return DAY.format(time);
  }

  /// All that is to be said of a moment, for a tooltip.
  public static String moment(Instant time) {
    return MOMENT.format(time);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.UK).withZone(ZONE);
  }
}
