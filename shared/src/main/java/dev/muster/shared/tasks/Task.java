package dev.muster.shared.tasks;

import dev.muster.shared.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task as it stands in Redis.
///
/// @param id 1, 2, 3 … in its queue
/// @param status where it stands
/// @param code the expression
/// @param environment id of the environment that it runs in; null for none
/// @param worker who runs or ran it; null before
/// @param attempt how often it was begun; 0 before
/// @param outcome result or failure; null before it has ended
/// @param submitted when it was enqueued
/// @param started when its last attempt began; null before
/// @param finished when it ended; null before
public record Task(
    String id,
    TaskStatus status,
    String code,
    @Nullable String environment,
    @Nullable String worker,
    int attempt,
    @Nullable Outcome outcome,
    Instant submitted,
    @Nullable Instant started,
    @Nullable Instant finished) {}
