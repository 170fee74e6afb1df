/// What the window's tests share: a fleet that looks like one at work. Open {@link
/// dev.muster.app.testing.Fleets} first.
@NullMarked
package dev.muster.app.testing;

import org.jspecify.annotations.NullMarked;
