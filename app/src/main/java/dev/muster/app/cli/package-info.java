/// The command line: what each subcommand takes, says and gives as its exit code. Open {@link
/// dev.muster.app.cli.Muster} first.
@NullMarked
package dev.muster.app.cli;

import org.jspecify.annotations.NullMarked;
