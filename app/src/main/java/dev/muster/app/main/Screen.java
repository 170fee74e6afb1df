package dev.muster.app.main;

import dev.muster.app.controls.Sheet;
import dev.muster.app.controls.Unseen;
import java.util.function.Supplier;
import javafx.scene.Node;

/// One screen of the window.
///
/// @param name as the rail has it
/// @param icon its name in Material Design Icons
/// @param key the figure that leads to it
/// @param node what is shown
/// @param focus puts the keyboard onto its rows
/// @param filter puts the cursor into its filter
/// @param back takes one step back within it
/// @param sheet its table, as it can be taken out
record Screen(
    String name,
    String icon,
    String key,
    Unseen<? extends Node> node,
    Runnable focus,
    Runnable filter,
    Runnable back,
    Supplier<Sheet> sheet) {}
