package dev.muster.app.cli;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// `muster worker` as the help lists it. It is another program, which the launcher starts.
@Command(
    name = "worker",
    description = "Runs one worker of a queue; muster worker --help tells how.")
final class WorkerCommand implements Callable<Integer> {
  @Unmatched private String[] all = {};

  @Override
  public Integer call() {
    throw new QueueException(
        Reason.USAGE,
        "A worker is a program of its own: start it by ./muster worker, or by java -jar"
            + " muster-worker.jar"
            + (all.length == 0 ? " QUEUE." : " " + String.join(" ", all) + "."));
  }
}
