package dev.muster.app.settings;

import dev.muster.app.session.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All that is kept.
///
/// @param version of the file's form
/// @param connections the saved ones by name, then those that were used, newest first
/// @param window where it stood; null if never
/// @param splits how far the window's parts reach, by their names
/// @param dark the theme that was chosen; null to follow the desktop
/// @param highlights by which log lines are coloured; null for those of every new window
/// @param chosen the workers that were chosen last, by where
/// @param code what was written to be run at workers
public record Kept(
    int version,
    List<KeptConnection> connections,
    @Nullable WindowPlace window,
    Map<String, Double> splits,
    @Nullable Boolean dark,
    @Nullable List<HighlightGroup> highlights,
    Map<String, List<String>> chosen,
    KeptCode code) {
  static final int VERSION = 1;
  private static final int REMEMBERED = 8;

  /// More chosen workers than this are nobody's choice that one would like to find again.
  private static final int MANY = 500;

  private static final Comparator<KeptConnection> ORDER =
      Comparator.comparing((KeptConnection one) -> !one.saved())
          .thenComparing(one -> one.saved() ? one.name() : "", String.CASE_INSENSITIVE_ORDER)
          .thenComparing(KeptConnection::usedAt, Comparator.reverseOrder());

  /// What is missing in the file is empty.
  public Kept {
    connections = List.copyOf(Objects.requireNonNullElse(connections, List.of()));
    splits = Map.copyOf(Objects.requireNonNullElse(splits, Map.of()));
    highlights = highlights == null ? null : highlights.stream().filter(Objects::nonNull).toList();
    chosen = Collections.unmodifiableMap(new LinkedHashMap<>(whole(chosen)));
    code = Objects.requireNonNullElse(code, KeptCode.nothing());
  }

  /// Nothing.
  public static Kept nothing() {
    return new Kept(VERSION, List.of(), null, Map.of(), null, null, Map.of(), KeptCode.nothing());
  }

  /// With a connection, in the place of the same one if there is one. Of those that were only used
  /// the oldest are forgotten.
  public Kept with(KeptConnection connection) {
    var all = new ArrayList<>(without(connection).connections);
    all.add(connection);
    all.sort(ORDER);
    var saved = all.stream().filter(KeptConnection::saved);
    var used = all.stream().filter(Predicate.not(KeptConnection::saved)).limit(REMEMBERED);
    return with(java.util.stream.Stream.concat(saved, used).toList());
  }

  /// With the queue of a place as the one that was opened last over its connection, if that is
  /// kept.
  ///
  /// @param before the queue that was open there before
  /// @param now milliseconds since 1970
  public Kept withQueue(Place place, String before, long now) {
    return connections.stream()
        .filter(one -> one.leadsTo(place, before))
        .findFirst()
        .map(one -> with(one.used(place.queue(), now)))
        .orElse(this);
  }

  /// Without a connection.
  public Kept without(KeptConnection connection) {
    return with(connections.stream().filter(one -> !one.isSame(connection)).toList());
  }

  private Kept with(List<KeptConnection> others) {
    return new Kept(VERSION, others, window, splits, dark, highlights, chosen, code);
  }

  /// With these workers as those that were chosen last there; of more places than a few the oldest
  /// are forgotten.
  public Kept with(String where, List<String> workers) {
    var all = new LinkedHashMap<>(chosen);
    all.remove(where);
    if (!workers.isEmpty() && workers.size() <= MANY) {
      all.put(where, List.copyOf(workers));
    }
    while (all.size() > REMEMBERED) {
      all.remove(all.keySet().iterator().next());
    }
    return new Kept(VERSION, connections, window, splits, dark, highlights, all, code);
  }

  private static Map<String, List<String>> whole(@Nullable Map<String, List<String>> read) {
    var whole = new LinkedHashMap<String, List<String>>();
    if (read != null) {
      read.forEach(
          (where, workers) ->
              whole.put(
                  where,
                  Objects.requireNonNullElse(workers, List.<String>of()).stream()
                      .filter(Objects::nonNull)
                      .toList()));
    }
    return whole;
  }

  /// With the window as it stands.
  public Kept with(
      @Nullable WindowPlace place, Map<String, Double> parts, @Nullable Boolean theme) {
    return new Kept(VERSION, connections, place, parts, theme, highlights, chosen, code);
  }

  /// With other rules for the colours of log lines; null for those that there are.
  public Kept withHighlights(@Nullable List<HighlightGroup> groups) {
    return groups == null
        ? this
        : new Kept(VERSION, connections, window, splits, dark, groups, chosen, code);
  }

  /// With other code.
  public Kept withCode(KeptCode written) {
    return new Kept(VERSION, connections, window, splits, dark, highlights, chosen, written);
  }
}
