/// What the whole system shares.
@NullMarked
package dev.muster.shared;

import org.jspecify.annotations.NullMarked;
