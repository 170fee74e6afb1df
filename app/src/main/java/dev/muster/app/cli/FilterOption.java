package dev.muster.app.cli;

import dev.muster.shared.QueueException;
import dev.muster.shared.workers.WorkerFilter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Which workers, in the words that the window's filter takes. Where it is given it says something:
/// a script whose variable is empty must not reach everybody.
final class FilterOption implements ITypeConverter<WorkerFilter> {
  static final String DESCRIPTION = "those that match, such as \"host:web* state:idle -log:ERROR\"";

  @Override
  public WorkerFilter convert(String text) {
    try {
      var filter = WorkerFilter.parse(text);
      if (filter.isEmpty()) {
        throw new TypeConversionException("it is empty. Say whom, such as host:web*.");
      }
      return filter;
    } catch (QueueException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
