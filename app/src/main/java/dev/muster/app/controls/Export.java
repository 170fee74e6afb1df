package dev.muster.app.controls;

import java.util.List;
import java.util.function.Supplier;

/// Something on its way out of the window, into a file or onto the clipboard.
///
/// @param what it is, in a few words: `41 workers`, `the answer of web1::3301`
/// @param many whether that is more than one
/// @param hint what is in it, in a sentence
/// @param name of the file that is offered, without its ending
/// @param forms in which it can leave, one at least; the first is offered
public record Export(String what, boolean many, String hint, String name, List<Form> forms) {
  public Export {
    forms = List.copyOf(forms);
  }

  /// One form.
  ///
  /// @param name as a button has it
  /// @param ending of its file: `.csv`
  /// @param text all of it; made only when it leaves
  public record Form(String name, String ending, Supplier<String> text) {}
}
