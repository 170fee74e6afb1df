/// Files by content: put into Redis in chunks, fetched, verified, and kept inside one folder on
/// either side. Open {@link dev.muster.shared.files.Files} first.
@NullMarked
package dev.muster.shared.files;

import org.jspecify.annotations.NullMarked;
