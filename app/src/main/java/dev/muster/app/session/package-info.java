/// One connection to one queue as the window sees it: the fleet as last heard, whether it is live
/// or stale, and the workers that are chosen. Open {@link dev.muster.app.session.Session} first.
@NullMarked
package dev.muster.app.session;

import org.jspecify.annotations.NullMarked;
