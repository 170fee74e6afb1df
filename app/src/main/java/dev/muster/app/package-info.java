/// The desktop.
@NullMarked
package dev.muster.app;

import org.jspecify.annotations.NullMarked;
