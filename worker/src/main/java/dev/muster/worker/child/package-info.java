/// A child is a process beside the worker that runs users' code and is kept warm: what that code
/// prints, exits, eats or never ends costs a child, never the worker. Open [Children] first; it
/// holds a worker's children and starts them anew. `ChildMain` is what runs in the other process.
///
/// A child is a fence against faults, not against malice: it runs as the same user as the worker,
/// with an environment freed of secrets, and code in it may read and write what that user may. A
/// thread that code leaves behind lives on until its child ends.
@NullMarked
package dev.muster.worker.child;

import org.jspecify.annotations.NullMarked;
