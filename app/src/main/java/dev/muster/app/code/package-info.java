/// Code as it is shown, in the colours of its language. Open {@link dev.muster.app.code.Lexer}
/// first.
@NullMarked
package dev.muster.app.code;

import org.jspecify.annotations.NullMarked;
