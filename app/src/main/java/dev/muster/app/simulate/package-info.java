/// A fleet that is real on the wire and runs nothing: for trying the window and for measuring.
@NullMarked
package dev.muster.app.simulate;

import org.jspecify.annotations.NullMarked;
