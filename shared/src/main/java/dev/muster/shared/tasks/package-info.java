/// Work put on the queue, its life and its result. Open {@link dev.muster.shared.tasks.Tasks}
/// first.
@NullMarked
package dev.muster.shared.tasks;

import org.jspecify.annotations.NullMarked;
