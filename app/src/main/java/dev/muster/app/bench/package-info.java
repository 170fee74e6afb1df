/// Measures what a person would feel, each figure beside its baseline in the same run.
@NullMarked
package dev.muster.app.bench;

import org.jspecify.annotations.NullMarked;
