/// Makes the class caches with which workers and their children start faster.
@NullMarked
package dev.muster.worker.caches;

import org.jspecify.annotations.NullMarked;
