/// An environment is what a task's expression can see: the functions of some source files, some
/// imports and some jars. Here its
/// sources are compiled in memory and expressions are compiled against them; nothing is written to
/// disk, and all of it happens in a
/// child process, never in the worker. Open [LoadedEnvironment] first.
@NullMarked
package dev.muster.worker.environments;

import org.jspecify.annotations.NullMarked;
