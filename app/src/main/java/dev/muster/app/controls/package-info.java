/// Small parts that every screen uses: a state with its icon and word, a strip of beats, chips,
/// empty states, and the words for times and numbers. Open {@link
/// dev.muster.app.controls.StateLabel}
/// first.
@NullMarked
package dev.muster.app.controls;

import org.jspecify.annotations.NullMarked;
