package dev.muster.shared.tasks;

import dev.muster.shared.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An earlier attempt at a task, which was begun again afterwards.
///
/// @param attempt 1 for the first
/// @param status how it ended; ORPHAN if its worker was lost, or left
/// @param worker who ran it
/// @param failure why; null where its worker could not say
public record Attempt(
    int attempt,
    TaskStatus status,
    String worker,
    Instant started,
    Instant finished,
    @Nullable Failure failure) {}
