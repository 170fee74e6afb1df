package dev.muster.shared.workers;

import dev.muster.shared.QueueException;
import java.util.List;

/// Which workers are meant, as a person writes it: `host:web* state:busy -task:slow* text`.
///
/// Terms stand apart by blanks, and all must hold. `field:value` asks one {@link WorkerField} and
/// compares names whole, `task:` and `log:` look into their text; a term without a field is looked
/// for in all of them. `*` stands for any text, a minus before a term for its opposite, and what
/// stands in `"quotes"` is taken as it is (`\"` for a quote). Capitals and small letters are the
/// same; brackets and all other signs mean themselves. The language is close to that of code
/// searches, so that nobody has to learn it.
public final class WorkerFilter {
  private static final WorkerFilter EVERYONE = new WorkerFilter("", List.of());
  private final String text;
  private final List<FilterTerm> terms;

  private WorkerFilter(String text, List<FilterTerm> terms) {
    this.text = text;
    this.terms = terms;
  }

  /// One that lets everybody through.
  public static WorkerFilter everyone() {
    return EVERYONE;
  }

  /// Reads one. A text of blanks lets everybody through.
  ///
  /// @throws QueueException (USAGE) if it is none, with what is wrong in a sentence
  public static WorkerFilter parse(String text) {
    return new WorkerFilter(text.strip(), new FilterReader(text).read());
  }

  /// Whether a worker is meant.
  public boolean lets(WorkerSummary worker) {
    for (var term : terms) {
      if (!term.lets(worker)) {
        return false;
      }
    }
    return true;
  }

  /// Whether it lets everybody through.
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /// As it was written.
  public String text() {
    return text;
  }
}
