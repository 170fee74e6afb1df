/// What an expression of a task can see: imports, sources and jars, by content. Open {@link
/// dev.muster.shared.environments.Environments} first.
@NullMarked
package dev.muster.shared.environments;

import org.jspecify.annotations.NullMarked;
