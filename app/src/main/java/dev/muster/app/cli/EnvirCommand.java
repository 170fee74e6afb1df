package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.environments.Sources;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster envir`: what tasks' code sees.
@Command(
    name = "envir",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows an environment, or makes one of source files.")
final class EnvirCommand extends QueueCommand {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "which; default: the one that was used last")
  private @Nullable String id;

  @Option(names = "--source", paramLabel = "FILE", description = "make one of these source files")
  private List<Path> sources = List.of();

  @Override
  QueueClient open() {
    return sources.isEmpty() ? super.open() : openToWrite();
  }

  @Override
  int run(QueueClient client, Output output) {
    var environments = client.environments();
    var found =
        !sources.isEmpty()
            ? environments.create(Sources.of(sources.toArray(Path[]::new)))
            : (id == null ? environments.newest() : environments.find(id))
                .orElseThrow(
                    () ->
                        new QueueException(
                            Reason.MISSING,
                            id == null
                                ? "Queue " + client.name() + " has no environment yet."
                                : "Queue " + client.name() + " has no environment " + id + "."));
    var names = String.join(", ", found.sources().keySet());
    output.line(
        new Row()
            .with("id", found.id())
            .with("imports", found.imports())
            .with("sources", List.copyOf(found.sources().keySet()))
            .values(),
        found.id() + (names.isEmpty() ? "" : "  " + names));
    return 0;
  }
}
