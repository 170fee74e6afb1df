package dev.muster.app;

import dev.muster.app.cli.Muster;

/// The program. It is no JavaFX application itself, so that the toolkit is set up before it starts.
public final class Launcher {
  private Launcher() {}

  /// Runs what the command line says.
  public static void main(String[] args) {
    System.exit(Muster.run(args, System.out, System.err));
  }
}
