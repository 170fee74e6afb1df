package dev.muster.app.logs;

import dev.muster.app.background.Toolkit;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.settings.HighlightGroup;
import dev.muster.app.settings.HighlightRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// The rules by which whole lines are coloured, in groups that are switched on and off together.
/// The first rule that fits a line colours it.
public final class Highlights {
  /// The group that new rules go into unless a person names another.
  public static final String USUAL = "Trouble";

  private static final String ERRORS = "ERROR|FATAL|DIED|TIMEOUT|Error:|Exception";
  private static final String WARNINGS = "WARN";
  private final ObservableList<HighlightGroup> groups = FXCollections.observableArrayList();
  private final Consumer<List<HighlightGroup>> keep;
  private List<Rule> rules = List.of();

  /// Those that colour nothing, and why in a sentence.
  private final ObservableMap<HighlightRule, String> problems = FXCollections.observableHashMap();

  private record Rule(HighlightRule kept, Search search, HighlightColour colour) {}

  /// @param kept as they were kept; null for those that every window begins with
  /// @param keep takes them each time they were changed
  public Highlights(@Nullable List<HighlightGroup> kept, Consumer<List<HighlightGroup>> keep) {
    this.keep = keep;
    groups.setAll(kept == null ? usual() : kept);
    read();
  }

  private static List<HighlightGroup> usual() {
    return List.of(
        new HighlightGroup(
            USUAL,
            true,
            List.of(
                new HighlightRule(ERRORS, HighlightColour.RED.name(), true),
                new HighlightRule(WARNINGS, HighlightColour.AMBER.name(), true))));
  }

  /// All groups, in their order.
  ObservableList<HighlightGroup> groups() {
    return groups;
  }

  /// What colours a line; empty if nothing does.
  Optional<HighlightColour> colour(Line line) {
    for (var rule : rules) {
      if (rule.search.matches(line)) {
        return Optional.of(rule.colour);
      }
      if (!rule.search.problem().isEmpty() && !problems.containsKey(rule.kept)) {
        // Lines ask while they are drawn, and what tells of it can't change amid that.
        Toolkit.later(() -> giveUp(rule));
      }
    }
    return Optional.empty();
  }

  /// The rules that colour nothing, for they take too long on a line or are no expression; and why.
  ObservableMap<HighlightRule, String> problems() {
    return problems;
  }

  private void giveUp(Rule rule) {
    if (rules.contains(rule)) {
      problems.put(rule.kept, rule.search.problem());
    }
  }

  /// Puts a rule into a group, which is made where it isn't there, instead of another one.
  ///
  /// @param before the rule that it replaces, wherever it is; null for none
  void put(@Nullable HighlightRule before, HighlightRule rule, String group) {
    var in = before == null ? "" : groupOf(before).orElse("");
    var all = new ArrayList<HighlightGroup>();
    for (var one : groups) {
      var some = new ArrayList<>(one.rules());
      if (before != null && one.name().equals(in)) {
        var at = some.indexOf(before);
        if (group.equals(in)) {
          some.set(at, rule);
        } else {
          some.remove(at);
        }
      }
      if (one.name().equals(group) && !group.equals(in)) {
        some.add(rule);
      }
      all.add(new HighlightGroup(one.name(), one.on() || one.name().equals(group), some));
    }
    if (all.stream().noneMatch(one -> one.name().equals(group))) {
      all.add(new HighlightGroup(group, true, List.of(rule)));
    }
    take(all);
  }

  /// Takes a rule out; a group without one goes with it.
  ///
  /// @return brings it back to where it was
  Runnable remove(HighlightRule rule) {
    var in = groupOf(rule).orElse("");
    var before = List.copyOf(groups);
    take(
        groups.stream()
            .map(
                one -> {
                  var some = new ArrayList<>(one.rules());
                  if (one.name().equals(in)) {
                    some.remove(rule);
                  }
                  return new HighlightGroup(one.name(), one.on(), some);
                })
            .toList());
    return () -> bringBack(rule, before.stream().filter(one -> one.name().equals(in)).toList());
  }

  private void bringBack(HighlightRule rule, List<HighlightGroup> from) {
    var all = new ArrayList<>(groups);
    for (var had : from) {
      var at = 0;
      while (at < all.size() && !all.get(at).name().equals(had.name())) {
        at++;
      }
      if (at == all.size()) {
        all.add(new HighlightGroup(had.name(), had.on(), List.of(rule)));
      } else {
        var some = new ArrayList<>(all.get(at).rules());
        some.add(Math.min(had.rules().indexOf(rule), some.size()), rule);
        all.set(at, new HighlightGroup(had.name(), all.get(at).on(), some));
      }
    }
    take(all);
  }

  /// Switches a group on or off.
  void show(String group, boolean on) {
    take(
        groups.stream()
            .map(one -> one.name().equals(group) ? new HighlightGroup(group, on, one.rules()) : one)
            .toList());
  }

  /// The name of the group that has a rule.
  Optional<String> groupOf(HighlightRule rule) {
    return groups.stream()
        .filter(one -> one.rules().contains(rule))
        .map(HighlightGroup::name)
        .findFirst();
  }

  private void take(List<HighlightGroup> all) {
    groups.setAll(all.stream().filter(one -> !one.rules().isEmpty()).toList());
    read();
    keep.accept(List.copyOf(groups));
  }

  private void read() {
    problems.clear();
    rules =
        groups.stream()
            .filter(HighlightGroup::on)
            .flatMap(group -> group.rules().stream())
            .filter(HighlightRule::on)
            .map(
                rule ->
                    new Rule(
                        rule,
                        Search.of(rule.pattern(), true, true),
                        HighlightColour.of(rule.colour())))
            .toList();
  }
}
