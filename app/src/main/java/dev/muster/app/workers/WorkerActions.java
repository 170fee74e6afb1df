package dev.muster.app.workers;

/// What can be done with the chosen workers from their table; done by other screens.
///
/// @param pingAction says PING to them
/// @param evalAction goes to where code for them is written
/// @param logAction shows their log
public record WorkerActions(Runnable pingAction, Runnable evalAction, Runnable logAction) {
  void ping() {
    pingAction.run();
  }

  void eval() {
    evalAction.run();
  }

  void log() {
    logAction.run();
  }
}
