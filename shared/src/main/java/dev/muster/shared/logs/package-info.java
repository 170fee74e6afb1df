/// What the workers wrote: a line an event and what their code printed, by Redis time. Open {@link
/// dev.muster.shared.logs.Logs} first.
@NullMarked
package dev.muster.shared.logs;

import org.jspecify.annotations.NullMarked;
