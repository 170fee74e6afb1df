package dev.muster.app.cli;

import dev.muster.app.controls.Harmless;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `muster envir`: what tasks' code sees.
@Command(
    name = "envir",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows an environment, or makes one of what is given.")
final class EnvirCommand extends QueueCommand {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "which; default: the one that was used last")
  private @Nullable String id;

  @Mixin private CodeOption code = new CodeOption();

  @Override
  QueueClient open() {
    return code.all().isEmpty() ? super.open() : openToWrite();
  }

  @Override
  int run(QueueClient client, Output output) {
    var environments = client.environments();
    var wanted = code.all();
    var found =
        !wanted.isEmpty()
            ? environments.create(wanted)
            : (id == null ? environments.newest() : environments.find(id))
                .orElseThrow(() -> new QueueException(Reason.MISSING, missing(client.name())));
    var names =
        Stream.of(found.imports(), found.sources().keySet(), found.jars().keySet())
            .flatMap(Collection::stream)
            .collect(Collectors.joining(", "));
    output.line(
        new Row()
            .with("id", found.id())
            .with("imports", found.imports())
            .with("sources", List.copyOf(found.sources().keySet()))
            .with("jars", List.copyOf(found.jars().keySet()))
            .values(),
        Harmless.of(found.id() + (names.isEmpty() ? "" : "  " + names)));
    return 0;
  }

  private String missing(String queue) {
    return id == null
        ? "Queue " + queue + " has no environment yet."
        : "Queue " + queue + " has no environment " + id + ".";
  }
}
