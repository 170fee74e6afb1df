package dev.muster.shared.testing;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that a queue may have, as the table in `PROTOCOL.md` lists them, and what bounds each.
public final class KeyTable {
  private static final Pattern ROW =
      Pattern.compile("\\| `Q:(?<key>[^`]+)` \\| (?<type>[^|]+) \\|.*\\| (?<bound>[^|]+) \\|");
  private static final Pattern EXPIRY =
      Pattern.compile("(?:expires in )?(\\d+) (s|h|days)(?: after the last wait)?");

  private static final Map<String, String> NAMES =
      Map.of(
          "W", ".+",
          "ID", "[0-9.]+",
          "GROUP", ".+",
          "NAME", "default|commands",
          "CLIENT", "[^:]+",
          "STATUS", "[A-Z]+",
          "SHA256", "[0-9a-f]{64}",
          "TOKEN", "[0-9a-f]+",
          "N", "[0-9]+");
  private static final Map<String, String> TYPES = Map.of("sorted set", "zset");

  private final List<Row> rows;

  /// @param bound as the table says it
  private record Row(String key, Pattern pattern, String type, String bound) {
    static Row of(String key, String type, String bound) {
      var pattern =
          Arrays.stream(key.split(":"))
              .map(part -> NAMES.getOrDefault(part, Pattern.quote(part)))
              .map(part -> "(" + part + ")")
              .collect(Collectors.joining(":"));
      return new Row(key, Pattern.compile(pattern), TYPES.getOrDefault(type, type), bound);
    }

    long names() {
      return Arrays.stream(key.split(":")).filter(NAMES::containsKey).count();
    }

    /// How long it may stand there at the most, if that is what bounds it.
    Optional<Duration> expiry() {
      var found = EXPIRY.matcher(bound.split(",")[0].strip());
      if (!found.matches()) {
        return Optional.empty();
      }
      var count = Long.parseLong(found.group(1));
      return Optional.of(
          switch (found.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
  }

  private KeyTable(List<Row> rows) {
    this.rows = rows;
  }

  /// As it stands in the protocol's page.
  public static KeyTable ofProtocol() throws IOException {
    var page =
        Stream.of(Path.of("PROTOCOL.md"), Path.of("..", "shared", "PROTOCOL.md"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    return new KeyTable(
        Files.readAllLines(page).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> Row.of(row.group("key"), row.group("type"), row.group("bound").strip()))
            .sorted(Comparator.comparingLong(Row::names))
            .toList());
  }

  /// What is wrong with a queue's keys: of another type than the table says or not in it at all,
  /// without their expiry, or without their owner.
  public List<String> complaints(Redis redis, Keys keys) {
    var all =
        redis.call("SCAN", 0, "MATCH", keys.of("*"), "COUNT", 10_000_000).list().get(1).texts();
    var facts = facts(redis, all);
    var tasks = new TaskKeys(redis, keys);
    var complaints = new ArrayList<String>(tasks.complaints());
    for (var i = 0; i < all.size(); i++) {
      var name = all.get(i).substring(keys.of("").length());
      var wrong = wrong(name, facts.get(2 * i).text(), facts.get(2 * i + 1).number(), tasks);
      if (!wrong.isEmpty()) {
        complaints.add(all.get(i) + " " + wrong);
      }
    }
    return complaints;
  }

  private static List<Reply> facts(Redis redis, List<String> all) {
    var calls = new ArrayList<Call>();
    for (var key : all) {
      calls.add(Call.of("TYPE", key));
      calls.add(Call.of("PTTL", key));
    }
    return calls.isEmpty() ? List.of() : redis.callAll(calls);
  }

  private String wrong(String name, String type, long left, TaskKeys tasks) {
    var row = rows.stream().filter(it -> it.pattern.matcher(name).matches()).findFirst();
    if (row.isEmpty()) {
      return "is not in the table";
    }
    // What expired between the two looks.
    if (type.equals("none")) {
      return "";
    }
    if (!row.get().type.startsWith(type)) {
      return "is a " + type + ", and not a " + row.get().type;
    }
    var expiry = row.get().expiry();
    if (expiry.isPresent()) {
      return left == -2 || left > 0 && left <= expiry.get().toMillis()
          ? ""
          : "has " + left + " ms left, and not " + expiry.get();
    }
    if (left > 0) {
      return "expires, and the table says: " + row.get().bound;
    }
    var matcher = row.get().pattern.matcher(name);
    return matcher.matches() ? tasks.owned(row.get().key, matcher) : "";
  }
}
