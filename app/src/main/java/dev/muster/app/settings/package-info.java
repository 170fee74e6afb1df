/// What the window keeps between starts: connections without their passwords, its place, its
/// splits, its theme, the colours of log lines and code that was written, in one file that only its
/// owner reads. Open
/// {@link dev.muster.app.settings.Settings} first.
@NullMarked
package dev.muster.app.settings;

import org.jspecify.annotations.NullMarked;
