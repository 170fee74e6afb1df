package dev.muster.app.messages;

import dev.muster.shared.messages.Command;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The form of each command that can be composed. What each takes stands in `PROTOCOL.md`.
final class CommandForms {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DAY = 86_400;
  private static final List<Duration> PATIENCE =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(10));
  private final Field.Choice how =
      Field.Choice.of(
          "How",
          "A cancelled task ends as CANCELLED and isn't begun again.",
          true,
          "After its task",
          "Cancel its task");
  private final Field.Choice leaving =
      Field.Choice.of(
          "If it does not leave",
          "Seen to while this window is open.",
          false,
          "Wait for ever",
          "Cancel its task after 1 minute",
          "Cancel its task after 10 minutes");
  private final Map<Command, CommandForm> forms = new EnumMap<>(Command.class);

  CommandForms() {
    for (var command :
        List.of(Command.PING, Command.INFO, Command.PAUSE, Command.RESUME, Command.REFRESH)) {
      forms.put(command, new CommandForm(command, List.of(), () -> null));
    }
    for (var form : List.of(echo(), dir(), eval(), push(), pull(), envir(), stop())) {
      forms.put(form.command(), form);
    }
  }

  Map<Command, CommandForm> all() {
    return forms;
  }

  private static CommandForm echo() {
    var text =
        Field.Line.required(
            "Text",
            "Printed by each worker, and written to its log.",
            "nightly run begins",
            value -> value.isEmpty() ? "Write the text to print." : "");
    return new CommandForm(Command.ECHO, List.of(text), () -> JSON.stringNode(text.value()));
  }

  private static CommandForm dir() {
    var path =
        Field.Line.optional(
            "Folder",
            "Below the worker's own; empty for that one.",
            "src/main",
            FileNames::problem);
    var pattern =
        Field.Line.optional(
            "Pattern",
            "A regular expression that the name holds.",
            "\\.java$",
            CommandForms::patternProblem);
    var recursive = Field.Flag.of("Folders inside", "Lists what is in them too.");
    var all = Field.Flag.of("Hidden files", "With a dot in front.");
    return new CommandForm(
        Command.DIR,
        List.of(path, pattern, recursive, all),
        () -> dirArgs(path, pattern, recursive, all));
  }

  private static @Nullable JsonNode dirArgs(
      Field.Line path, Field.Line pattern, Field.Flag recursive, Field.Flag all) {
    var args = JSON.objectNode();
    if (!path.value().isEmpty()) {
      args.put("path", path.value());
    }
    if (!pattern.value().isEmpty()) {
      args.put("pattern", pattern.value());
    }
    if (recursive.on().get()) {
      args.put("recursive", true);
    }
    if (all.on().get()) {
      args.put("all", true);
    }
    return args.isEmpty() ? null : args;
  }

  private static CommandForm eval() {
    var code =
        new Field.Code(
            "Java",
            "Statements, definitions, imports; the last value is the answer.",
            new SimpleStringProperty(""));
    var seconds =
        new Field.Line(
            "Ends after",
            "seconds",
            "At each worker.",
            "60",
            new SimpleStringProperty("60"),
            CommandForms::secondsProblem);
    return new CommandForm(
        Command.EVAL,
        List.of(code, seconds),
        () ->
            JSON.objectNode()
                .put("code", code.text().get())
                .put("timeout", Integer.parseInt(seconds.value())));
  }

  private static CommandForm push() {
    var names =
        Field.Names.of(
            "Files",
            "Names below each worker's folder, with commas between.",
            "myfuns.java, run-808.csv",
            CommandForms::namesProblem);
    return new CommandForm(
        Command.PUSH,
        List.of(names),
        () -> {
          var list = JSON.arrayNode();
          FileNames.split(names.text().get()).forEach(list::add);
          return list;
        });
  }

  private static String namesProblem(String names) {
    var all = FileNames.split(names);
    return all.isEmpty()
        ? "Name a file to copy."
        : all.stream()
            .map(FileNames::problem)
            .filter(problem -> !problem.isEmpty())
            .findFirst()
            .orElse("");
  }

  private static CommandForm pull() {
    var pack =
        Field.Choice.of(
            "Pack",
            "Files that were put into Redis together. Each worker skips what it has already.",
            new Field.Choice.Option("The newest", null));
    return new CommandForm(Command.PULL, List.of(pack), () -> pack.chosen().get().value());
  }

  private static CommandForm envir() {
    var id =
        Field.Line.required(
            "Environment",
            "Its id, 32 hex digits, as the worker's detail shows it.",
            "9ba846cec2d2f060b336b9b90f8fd19d",
            value ->
                value.matches("[0-9a-f]{32}")
                    ? ""
                    : "An environment's id has 32 hex digits, this has "
                        + value.length()
                        + " characters.");
    return new CommandForm(Command.ENVIR, List.of(id), () -> JSON.stringNode(id.value()));
  }

  private CommandForm stop() {
    var reason =
        Field.Line.optional(
            "Reason", "Written in each log as STOP OK (reason).", "driver update", _ -> "");
    return new CommandForm(
        Command.STOP,
        List.of(reason, how, leaving),
        () -> reason.value().isEmpty() ? null : JSON.stringNode(reason.value()));
  }

  /// What STOP does to the tasks that run.
  Stopping stopping() {
    return new Stopping(how.index() == 1, PATIENCE.get(leaving.index()));
  }

  private static String patternProblem(String pattern) {
    try {
      var _ = Pattern.compile(pattern);
      return "";
    } catch (PatternSyntaxException e) {
      return "This is no regular expression: " + e.getDescription().toLowerCase(Locale.ROOT) + ".";
    }
  }

  private static String secondsProblem(String seconds) {
    try {
      var number = Integer.parseInt(seconds);
      return number >= 1 && number <= DAY ? "" : "Between 1 second and a day, " + DAY + ".";
    } catch (NumberFormatException e) {
      return "Write whole seconds, such as 60.";
    }
  }

  /// Names of files as a person writes them in one line.
  static final class FileNames {
    private FileNames() {}

    static List<String> split(String names) {
      return Arrays.stream(names.split(","))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .toList();
    }

    static String problem(String name) {
      if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
        return "“" + name + "” is absolute: names begin in the worker's folder.";
      }
      return Arrays.asList(name.split("/")).contains("..")
          ? "“" + name + "” leads out of the worker's folder."
          : "";
    }
  }
}
