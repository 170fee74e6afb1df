package dev.muster.app.logs;

import java.util.function.Consumer;

/// What a pane's header leads to.
///
/// @param jump asks for a moment to go to
/// @param save asks where to save
record PaneActions(Consumer<LogView> jump, Consumer<LogView> save) {}
