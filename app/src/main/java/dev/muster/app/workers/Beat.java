package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of a worker's last beats.
///
/// @param kind whether it came in time
/// @param time when, by Redis
/// @param seen whether it was seen as it came; else the time is worked out from the beats since
/// @param gap since the beat before; null for the first that is known
/// @param measured whether both of them were seen, so that the gap is right to the millisecond
record Beat(Kind kind, Instant time, boolean seen, @Nullable Duration gap, boolean measured) {
  /// How a beat came.
  enum Kind {
    ON_TIME("on time"),
    LATE("late"),
    MISSED("missed"),
    AWAITED("not come yet");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// As a person reads it.
    String words() {
      return words;
    }
  }

  /// The last beats of a worker, the newest first; before them the one that should have come since.
  /// A strip says of each beat only how it came: so the time of one that nobody saw is so many
  /// periods before the last.
  ///
  /// @param seen when beats were seen to come, the newest last
  /// @param now when it is, by Redis
  static List<Beat> of(WorkerSummary worker, List<Instant> seen, Instant now) {
    var beats = new ArrayList<Beat>();
    var last = worker.lastBeat();
    var strip = worker.vitals().beats();
    if (last == null) {
      return beats;
    }
    var period = worker.period();
    var age = worker.beatAge(now);
    if (age.compareTo(period.multipliedBy(3).dividedBy(2)) > 0) {
      beats.add(new Beat(Kind.AWAITED, last.plus(period), false, age, false));
    }
    var times = new ArrayList<Instant>();
    var exact = new ArrayList<Boolean>();
    int look = seen.size() - 1;
    var time = last;
    for (int i = strip.length() - 1; i >= 0; i--) {
      var come = strip.charAt(i) != '.';
      var known = come && look >= 0;
      time = known ? seen.get(look--) : time;
      times.add(time);
      exact.add(known);
      time = time.minus(period);
    }
    for (int i = 0; i < times.size(); i++) {
      var kind = kind(strip.charAt(strip.length() - 1 - i));
      int before = before(strip, i);
      beats.add(
          new Beat(
              kind,
              times.get(i),
              exact.get(i),
              before < 0 ? null : Duration.between(times.get(before), times.get(i)),
              before >= 0 && exact.get(i) && exact.get(before)));
    }
    return beats;
  }

  /// Counted from the newest: the one that came before it; -1 for none.
  private static int before(String strip, int at) {
    if (strip.charAt(strip.length() - 1 - at) == '.') {
      return -1;
    }
    for (int i = at + 1; i < strip.length(); i++) {
      if (strip.charAt(strip.length() - 1 - i) != '.') {
        return i;
      }
    }
    return -1;
  }

  private static Kind kind(char beat) {
    return switch (beat) {
      case '|' -> Kind.ON_TIME;
      case 'l' -> Kind.LATE;
      default -> Kind.MISSED;
    };
  }

  /// Whether the last beat of a worker is the next after one that was seen; else some came
  /// meanwhile that nobody saw.
  static boolean follows(WorkerSummary worker, Instant before) {
    var strip = worker.vitals().beats();
    var last = worker.lastBeat();
    if (last == null || strip.isEmpty()) {
      return false;
    }
    int missed =
        strip.length()
            - 1
            - strip.substring(0, strip.length() - 1).replaceAll("\\.+$", "").length();
    var wanted = worker.period().multipliedBy(missed + 1L);
    return Duration.between(before, last)
            .minus(wanted)
            .abs()
            .compareTo(worker.period().multipliedBy(3).dividedBy(4))
        < 0;
  }
}
