/// What is said to workers and what they answer. Open {@link dev.muster.shared.messages.Messages}
/// first.
@NullMarked
package dev.muster.shared.messages;

import org.jspecify.annotations.NullMarked;
