package dev.muster.app.messages;

import dev.muster.shared.messages.Command;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a person fills in to say a command.
public final class CommandForm {
  private final Command command;
  private final List<Field> fields;
  private final Supplier<@Nullable JsonNode> args;

  CommandForm(Command command, List<Field> fields, Supplier<@Nullable JsonNode> args) {
    this.command = command;
    this.fields = List.copyOf(fields);
    this.args = args;
  }

  /// What is said.
  public Command command() {
    return command;
  }

  /// What it takes, in order.
  public List<Field> fields() {
    return fields;
  }

  /// What keeps it from being sent, in a sentence; empty if nothing does.
  public String problem() {
    return fields.stream()
        .map(Field::problem)
        .filter(problem -> !problem.isEmpty())
        .findFirst()
        .orElse("");
  }

  /// The arguments as they are sent; null for none. Asked only if there is no problem.
  public @Nullable JsonNode args() {
    return args.get();
  }
}
