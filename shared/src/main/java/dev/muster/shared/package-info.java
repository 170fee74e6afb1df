/// The queue as Java sees it: one door a word (`workers messages tasks logs files environments`),
/// each with its records.
///
/// Open {@link dev.muster.shared.QueueClient} first. What is kept in Redis, and who writes it,
/// stands in `PROTOCOL.md`.
@NullMarked
package dev.muster.shared;

import org.jspecify.annotations.NullMarked;
