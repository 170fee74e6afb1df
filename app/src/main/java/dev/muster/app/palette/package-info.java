/// One field that finds everything the window can do and every worker, task and file. Open {@link
/// dev.muster.app.palette.PaletteView} first.
@NullMarked
package dev.muster.app.palette;

import org.jspecify.annotations.NullMarked;
