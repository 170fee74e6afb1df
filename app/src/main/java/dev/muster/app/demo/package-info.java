/// A tour of the whole thing on a Redis of its own. Open {@link dev.muster.app.demo.Demo} first;
/// {@link dev.muster.app.demo.Tour} is what it plays.
@NullMarked
package dev.muster.app.demo;

import org.jspecify.annotations.NullMarked;
