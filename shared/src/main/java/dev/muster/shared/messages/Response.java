package dev.muster.shared.messages;

import dev.muster.shared.Outcome;
import java.time.Duration;
import java.time.Instant;

/// A worker's answer to a message.
///
/// @param id the message's id
/// @param worker who answers
/// @param command what it answers
/// @param outcome the value, or the failure
/// @param time when, by Redis
/// @param elapsed how long the worker took for it
/// @param document all of it as it stands on the wire
public record Response(
    String id,
    String worker,
    String command,
    Outcome outcome,
    Instant time,
    Duration elapsed,
    String document) {}
