package dev.muster.shared.logs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a {@link LogFollower} read at once, by time.
///
/// @param lines in their order
/// @param hurried workers of whom lines may have been passed over, because they wrote more than is
///     read at once; jumps of {@link LogLine#number()} tell how many
/// @param tail what is known of the time before, where this is the beginning; null for what follows
/// @param positions stream to the last position read, with which a later follower goes on
public record LogBatch(
    List<LogLine> lines,
    Set<String> hurried,
    @Nullable LogPage tail,
    Map<String, String> positions) {
  /// With copies of its own.
  public LogBatch {
    lines = List.copyOf(lines);
    hurried = Set.copyOf(hurried);
    positions = Map.copyOf(positions);
  }
}
