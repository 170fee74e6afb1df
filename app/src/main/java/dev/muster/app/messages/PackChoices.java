package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.PackInfo;
import dev.muster.shared.redis.Json;
import java.util.ArrayList;
import java.util.List;

/// The packs that PULL may take, as a person tells them apart.
final class PackChoices {
  private static final int NAMED = 2;

  private PackChoices() {}

  /// Offers these, the newest first; what was chosen stays chosen while it is offered.
  static void offer(Field.Choice choice, List<PackInfo> packs) {
    var options = new ArrayList<Field.Choice.Option>();
    options.add(choice.options().getFirst());
    choice.options().stream().filter(Dropped::isOne).forEach(options::add);
    for (var pack : packs) {
      options.add(option(pack));
    }
    var chosen = choice.chosen().get();
    choice.options().setAll(options);
    choice.chosen().set(options.contains(chosen) ? chosen : options.getFirst());
  }

  /// A pack as it is offered.
  static Field.Choice.Option option(PackInfo pack) {
    return new Field.Choice.Option(name(pack), Json.tree(pack.pack()));
  }

  /// How many bytes are in the chosen pack; 0 where that isn't known.
  static long size(Field.Choice choice) {
    var chosen = choice.chosen().get();
    if (Dropped.isOne(chosen)) {
      return chosen.value() == null ? 0 : chosen.value().path(Dropped.SIZE).asLong(0);
    }
    var pack =
        chosen.value() == null
            ? choice.options().stream()
                .filter(one -> one.value() != null && !Dropped.isOne(one))
                .findFirst()
                .map(Field.Choice.Option::value)
                .orElse(null)
            : chosen.value();
    return pack == null
        ? 0
        : pack.valueStream().mapToLong(file -> file.path("size").asLong(0)).sum();
  }

  private static String name(PackInfo info) {
    var names = List.copyOf(info.pack().files().keySet());
    var some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    var more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    var size = info.pack().files().values().stream().mapToLong(FileHash::size).sum();
    return some
        + more
        + " · "
        + Phrases.bytes(size)
        + " · "
        + info.by()
        + " "
        + Phrases.clock(info.time());
  }
}
