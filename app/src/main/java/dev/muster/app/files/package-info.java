/// The screen of files: the packs that are in Redis, what is in them, a look into each, and the
/// ways in and out. Open {@link dev.muster.app.files.FilesView} first.
@NullMarked
package dev.muster.app.files;

import org.jspecify.annotations.NullMarked;
