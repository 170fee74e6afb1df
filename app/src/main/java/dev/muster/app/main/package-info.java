/// The frame that all screens stand in: stripe, cards, rail, dock and status bar. Open {@link
/// dev.muster.app.main.MainView} first.
@NullMarked
package dev.muster.app.main;

import org.jspecify.annotations.NullMarked;
