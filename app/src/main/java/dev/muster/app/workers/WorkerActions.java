package dev.muster.app.workers;

import dev.muster.shared.messages.Command;
import java.util.function.Consumer;

/// What can be done with the chosen workers from their table; done by other panes.
///
/// @param sayAction says a command that takes nothing to them, or asks first where it may harm
/// @param evalAction goes to where code for them is written
/// @param logAction shows their log
/// @param startAction asks how many workers to start on this machine
/// @param cancelAction cancels a task by its id
/// @param exportAction asks where the table shall go
public record WorkerActions(
    Consumer<Command> sayAction,
    Runnable evalAction,
    Runnable logAction,
    Runnable startAction,
    Consumer<String> cancelAction,
    Runnable exportAction) {
  void say(Command command) {
    sayAction.accept(command);
  }

  void eval() {
    evalAction.run();
  }

  void log() {
    logAction.run();
  }

  void cancel(String task) {
    cancelAction.accept(task);
  }

  void export() {
    exportAction.run();
  }

  void start() {
    startAction.run();
  }
}
