package dev.muster.app.cli;

import dev.muster.shared.QueueException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `muster`: the root of the command line.
@Command(
    name = "muster",
    mixinStandardHelpOptions = true,
    versionProvider = Muster.Version.class,
    description = "The desktop from which a person runs a fleet of workers over Redis.",
    footer = {"", "Exit code: 0 done, 1 it ended otherwise, 2 bad usage, 3 Redis is out of reach."})
public final class Muster implements Runnable {
  static final int ENDED_OTHERWISE = 1;
  static final int BAD_USAGE = 2;
  static final int OUT_OF_REACH = 3;

  @Spec private CommandSpec spec;

  private Muster(CommandSpec spec) {
    this.spec = spec;
  }

  /// Runs a command line and gives its exit code. Every error is one sentence on `err`.
  public static int run(String[] args, PrintStream out, PrintStream err) {
    if (!Config.isIn(args)) {
      Display.startAhead(List.of(args));
    }
    var root = new Muster(CommandSpec.create());
    var line = new CommandLine(root);
    // What a file says is held against all commands.
    Branch.addTo(line, args, Config.isIn(args));
    Config.addTo(line.getCommandSpec());
    try {
      Config.of(args, line.getCommandSpec()).ifPresent(line::setDefaultValueProvider);
    } catch (QueueException e) {
      err.println(e.getMessage());
      return BAD_USAGE;
    }
    return line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(
            (e, unparsed) -> {
              err.println(
                  e.getMessage()
                      + " ("
                      + e.getCommandLine().getCommandSpec().qualifiedName()
                      + " --help lists what it takes)");
              return BAD_USAGE;
            })
        .setExecutionExceptionHandler(
            (e, at, parsed) -> {
              if (e instanceof QueueException trouble) {
                err.println(e.getMessage());
                return codeOf(trouble);
              }
              if (!Ending.isUnderWay()) {
                err.println(Objects.requireNonNullElse(e.getMessage(), e.toString()));
              }
              return ENDED_OTHERWISE;
            })
        .execute(args);
  }

  private static int codeOf(QueueException e) {
    return switch (e.reason()) {
      case USAGE -> BAD_USAGE;
      case UNREACHABLE, REFUSED -> OUT_OF_REACH;
      default -> ENDED_OTHERWISE;
    };
  }

  /// Without a subcommand it shows its help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// The version that `--version` prints, as the build wrote it into the jar.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "muster "
            + Objects.requireNonNullElse(
                Muster.class.getPackage().getImplementationVersion(), "development")
      };
    }
  }
}
