/// The worker's side of tasks.
@NullMarked
package dev.muster.worker.tasks;

import org.jspecify.annotations.NullMarked;
