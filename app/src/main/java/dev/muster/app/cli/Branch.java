package dev.muster.app.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/// A command and those below it. Only those are made that a command line names, for each takes
/// picocli a hundredth of a second or two.
///
/// @param name as the class has it too
record Branch(String name, Class<?> type, List<Branch> below) {
  private static final List<Branch> ROOT =
      List.of(
          leaf("demo", DemoCommand.class),
          leaf("app", AppCommand.class),
          leaf("worker", WorkerCommand.class),
          new Branch(
              "workers",
              WorkersCommand.class,
              List.of(
                  leaf("list", WorkersCommand.ListThem.class),
                  leaf("info", WorkersCommand.Info.class),
                  leaf("stop", WorkersCommand.Stop.class),
                  leaf("spawn", WorkersCommand.Spawn.class))),
          leaf("send", SendCommand.class),
          leaf("replies", RepliesCommand.class),
          leaf("log", LogCommand.class),
          leaf("enqueue", EnqueueCommand.class),
          new Branch(
              "tasks",
              TasksCommand.class,
              List.of(
                  leaf("list", TasksCommand.ListThem.class),
                  leaf("show", TasksCommand.Show.class),
                  leaf("wait", TasksCommand.Await.class),
                  leaf("cancel", TasksCommand.Cancel.class),
                  leaf("retry", TasksCommand.Retry.class),
                  leaf("drop", TasksCommand.Drop.class))),
          new Branch(
              "files",
              FilesCommand.class,
              List.of(
                  leaf("pack", FilesCommand.PackThem.class),
                  leaf("unpack", FilesCommand.Unpack.class),
                  leaf("list", FilesCommand.ListThem.class))),
          leaf("envir", EnvirCommand.class),
          new Branch(
              "queues",
              QueuesCommand.class,
              List.of(
                  leaf("list", QueuesCommand.ListThem.class),
                  leaf("destroy", QueuesCommand.Destroy.class))),
          new Branch(
              "bench",
              BenchCommand.class,
              List.of(
                  leaf("messages", BenchCommand.Messages.class),
                  leaf("tasks", BenchCommand.Tasks.class),
                  leaf("window", BenchCommand.Window.class))),
          leaf("simulate", SimulateCommand.class),
          leaf("help", CommandLine.HelpCommand.class));

  private static Branch leaf(String name, Class<?> type) {
    return new Branch(name, type, List.of());
  }

  /// Gives a root its commands: those that its first words name. Where they name none, all whose
  /// names may stand there.
  ///
  /// @param all whether it is to have all, with all below them
  static void addTo(CommandLine root, String[] words, boolean all) {
    // What helps with one needs it, and a file of words may name any.
    var needsAll = all || Stream.of(words).anyMatch(w -> w.equals("help") || w.startsWith("@"));
    add(ROOT, root, List.of(words), needsAll);
  }

  private static void add(
      List<Branch> branches, CommandLine line, List<String> words, boolean all) {
    var first = words.isEmpty() ? "" : words.getFirst();
    var named = branches.stream().filter(each -> !all && each.name.equals(first)).toList();
    for (var branch : named.isEmpty() ? branches : named) {
      var made = new CommandLine(branch.type);
      if (all) {
        add(branch.below, made, List.of(), true);
      } else if (!named.isEmpty()) {
        add(branch.below, made, words.subList(1, words.size()), false);
      }
      line.addSubcommand(branch.name, made);
    }
  }
}
