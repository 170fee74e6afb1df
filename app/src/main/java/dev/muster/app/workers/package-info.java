/// The table of workers and what is known of one of them. Open {@link
/// dev.muster.app.workers.WorkersView} first.
@NullMarked
package dev.muster.app.workers;

import org.jspecify.annotations.NullMarked;
