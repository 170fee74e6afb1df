/// The screen on which a person says which Redis and which queue a window is opened on: tested
/// before use, saved without its password, or started here. Open
/// {@link dev.muster.app.connections.ConnectionsModel} first.
@NullMarked
package dev.muster.app.connections;

import org.jspecify.annotations.NullMarked;
