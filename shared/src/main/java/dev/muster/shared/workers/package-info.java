/// The worker processes of a queue: who lives, in which state, on which machine, and how one is
/// started or stopped. Open {@link dev.muster.shared.workers.Workers} first.
@NullMarked
package dev.muster.shared.workers;

import org.jspecify.annotations.NullMarked;
