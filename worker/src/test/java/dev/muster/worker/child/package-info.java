@NullMarked
package dev.muster.worker.child;

import org.jspecify.annotations.NullMarked;
