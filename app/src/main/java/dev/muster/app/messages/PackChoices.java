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
    for (var pack : packs) {
      options.add(new Field.Choice.Option(name(pack), Json.tree(pack.pack())));
    }
    var chosen = choice.chosen().get();
    choice.options().setAll(options);
    choice.chosen().set(options.contains(chosen) ? chosen : options.getFirst());
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
