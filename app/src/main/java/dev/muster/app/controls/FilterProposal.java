package dev.muster.app.controls;

import dev.muster.shared.workers.WorkerField;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How the last term of a filter may go on.
///
/// @param whole the text with it
/// @param term it alone
public record FilterProposal(String whole, String term) {
  private static final int MOST = 40;
  private static final Pattern TERM = Pattern.compile("(?s)(.*\\s-?|-?)(?:(\\p{Alpha}+):)?(\\S*)");

  /// Those for a text, with what the workers have now. Nothing for an empty term, and nothing
  /// within quotes.
  static List<FilterProposal> of(String text, List<WorkerSummary> workers) {
    var term = TERM.matcher(text);
    if (!term.matches() || text.chars().filter(one -> one == '"').count() % 2 == 1) {
      return List.of();
    }
    var before = term.group(1);
    var word = term.group(2);
    var begun = term.group(3).toLowerCase(Locale.ROOT);
    var proposals =
        word == null
            ? begun.isEmpty() ? Stream.<String>empty() : anywhere(begun, workers)
            : Arrays.stream(WorkerField.values())
                .filter(field -> field.word().equalsIgnoreCase(word))
                .flatMap(field -> values(field, begun, workers));
    return proposals
        .limit(MOST)
        .map(each -> new FilterProposal(before + each + (each.endsWith(":") ? "" : " "), each))
        .filter(each -> !each.whole.strip().equals(text.strip()))
        .toList();
  }

  private static Stream<String> anywhere(String begun, List<WorkerSummary> workers) {
    var fields =
        Arrays.stream(WorkerField.values())
            .map(field -> field.word() + ":")
            .filter(word -> word.startsWith(begun));
    var values =
        Stream.of(WorkerField.STATE, WorkerField.HOST)
            .flatMap(field -> values(field, begun, workers));
    return Stream.concat(fields, values);
  }

  private static Stream<String> values(
      WorkerField field, String begun, List<WorkerSummary> workers) {
    return all(field, workers)
        .filter(value -> !value.isBlank())
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(begun))
        .distinct()
        .sorted()
        .map(value -> field.word() + ":" + quotedIfNeeded(value));
  }

  private static Stream<String> all(WorkerField field, List<WorkerSummary> workers) {
    return switch (field) {
      case STATE ->
          Arrays.stream(WorkerState.values()).map(state -> state.name().toLowerCase(Locale.ROOT));
      // Of a task its function, of a line its first word: the rest is another each time.
      case TASK ->
          beginnings(workers.stream().map(WorkerSummary::code).flatMap(Stream::ofNullable));
      case LOG -> beginnings(workers.stream().map(worker -> worker.vitals().log()));
      default -> workers.stream().flatMap(field::of);
    };
  }

  private static Stream<String> beginnings(Stream<String> texts) {
    return texts
        .map(text -> text.split("\\W", 2)[0])
        .filter(word -> !word.isEmpty())
        .map(word -> word + "*");
  }

  private static String quotedIfNeeded(String value) {
    return value.chars().anyMatch(Character::isWhitespace) || value.startsWith("\"")
        ? '"' + value.replace("\"", "\\\"") + '"'
        : value;
  }
}
