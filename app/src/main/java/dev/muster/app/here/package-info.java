/// What runs on this machine because a person started it from the window: workers, and a Redis of
/// their own; and files of it that a person gave. Open {@link dev.muster.app.here.OwnRedis} first.
@NullMarked
package dev.muster.app.here;

import org.jspecify.annotations.NullMarked;
