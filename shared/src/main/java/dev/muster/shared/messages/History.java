package dev.muster.shared.messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What has been read of the messages that were sent.
///
/// @param messages the newest first
/// @param positions by the id of a message, where the stream of its answers ended
public record History(List<Sent> messages, Map<String, String> positions) {
  /// Before anything was read.
  public static final History NONE = new History(List.of(), Map.of());

  public History {
    messages = List.copyOf(messages);
    positions = Map.copyOf(positions);
  }

  Map<String, Sent> byId() {
    return messages.stream().collect(Collectors.toMap(Sent::id, sent -> sent, (a, _) -> a));
  }

  /// Those that may still be answered.
  List<String> open() {
    return messages.stream().filter(sent -> sent.open() > 0).map(Sent::id).toList();
  }

  String position(String id) {
    return Objects.requireNonNullElse(positions.get(id), "0-0");
  }

  /// With what was read since; what is no longer there is left out.
  History then(List<String> ids, Map<String, Sent> read, Map<String, String> ends) {
    var now = new HashMap<>(positions);
    now.putAll(ends);
    now.keySet().retainAll(ids);
    return new History(ids.stream().map(read::get).filter(Objects::nonNull).toList(), now);
  }
}
