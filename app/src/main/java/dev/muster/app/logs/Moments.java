package dev.muster.app.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Moments as a person writes them: `14:02`, `14:02:07.25`, `2026-11-24 14:02`, `5 m` ago.
final class Moments {
  /// What may be written, for a hint.
  static final String FORMS = "14:02, 14:02:07, 2026-11-24 14:02, or 5 m for five minutes ago";

  private static final Pattern AGO =
      Pattern.compile("-?\\s*(\\d{1,6})\\s*(s|m|h|d)\\w*(?:\\s+ago)?");
  private static final Pattern CLOCK =
      Pattern.compile("\\d?\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?");
  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ]+([\\d:.,]+))?");

  private Moments() {}

  /// Empty where it is none. A time of day is the last one that has been.
  static Optional<Instant> read(String written, Instant now, ZoneId zone) {
    var text = written.strip();
    try {
      var ago = AGO.matcher(text);
      if (ago.matches()) {
        return Optional.of(now.minus(length(Long.parseLong(ago.group(1)), ago.group(2))));
      }
      if (CLOCK.matcher(text).matches()) {
        var today = LocalDate.ofInstant(now, zone);
        var time = clock(text);
        var at = today.atTime(time).atZone(zone).toInstant();
        return Optional.of(
            at.isAfter(now) ? today.minusDays(1).atTime(time).atZone(zone).toInstant() : at);
      }
      var day = DAY.matcher(text);
      if (day.matches()) {
        var time = day.group(2) == null ? LocalTime.MIDNIGHT : clock(day.group(2));
        return Optional.of(LocalDate.parse(day.group(1)).atTime(time).atZone(zone).toInstant());
      }
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalTime clock(String text) {
    if (!CLOCK.matcher(text).matches()) {
      throw new DateTimeParseException("no time of day", text, 0);
    }
    var whole = text.indexOf(':') == 1 ? "0" + text : text;
    return LocalTime.parse(whole.replace(',', '.'));
  }

  private static Duration length(long number, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
