package dev.muster.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that only has others below it; alone it is bad usage.
abstract class Group implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "Say which: "
              + String.join(
                  ", ",
                  spec.subcommands().keySet().stream().filter(n -> !n.equals("help")).toList())
              + ".");
    }
  }
}
