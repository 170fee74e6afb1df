/// What a person says to workers and what they answer. Open {@link
/// dev.muster.app.messages.ComposerView} and {@link dev.muster.app.messages.RepliesView} first.
@NullMarked
package dev.muster.app.messages;

import org.jspecify.annotations.NullMarked;
