/// The worker's side of messages.
@NullMarked
package dev.muster.worker.messages;

import org.jspecify.annotations.NullMarked;
