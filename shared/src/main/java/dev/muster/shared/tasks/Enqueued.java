package dev.muster.shared.tasks;

import java.util.List;

/// Tasks that were put on the queue.
///
/// @param ids in the order in which they were given; empty only if nothing was
/// @param warnings what a person should know, such as that nobody is there to run them; mostly none
public record Enqueued(List<String> ids, List<String> warnings) {
  public Enqueued {
    ids = List.copyOf(ids);
    warnings = List.copyOf(warnings);
  }

  /// The first of them.
  public String id() {
    return ids.getFirst();
  }
}
