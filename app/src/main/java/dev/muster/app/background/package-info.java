/// The one bridge between threads: what touches Redis or the disk runs on virtual threads, what
/// touches the window on its own. Open {@link dev.muster.app.background.Background} first.
@NullMarked
package dev.muster.app.background;

import org.jspecify.annotations.NullMarked;
