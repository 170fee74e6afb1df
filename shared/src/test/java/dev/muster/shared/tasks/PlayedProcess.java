package dev.muster.shared.tasks;

import dev.muster.shared.Outcome;
import dev.muster.shared.workers.Membership;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worker's process, played: what it knows, and what it waits for.
final class PlayedProcess {
  final Membership member;
  final Claims claims;

  /// What it has claimed, in that order.
  List<Claims.Claim> running = List.of();

  /// Whether it waits for a message or, unless it is paused, for a bell.
  boolean isBlocked;

  /// Whether it waits no longer than until the next is due.
  boolean knowsDue;

  boolean paused;
  @Nullable Told last;

  /// What it said last, as long as nothing came after.
  record Told(
      List<Claims.Claim> ends,
      TaskStatus how,
      Outcome outcome,
      List<Claims.Claim> back,
      List<Claims.Claim> going,
      int most) {}

  PlayedProcess(Membership member, Claims claims) {
    this.member = member;
    this.claims = claims;
  }

  String incarnation() {
    return member.incarnation();
  }

  boolean listens() {
    return isBlocked && !paused;
  }
}
