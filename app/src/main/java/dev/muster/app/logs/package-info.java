/// The lines that workers wrote, as they come. Open {@link dev.muster.app.logs.LogView} first.
@NullMarked
package dev.muster.app.logs;

import org.jspecify.annotations.NullMarked;
