package dev.muster.worker.child;

/// A task's work that is under way: it runs, or waits for those that were begun before it.
public interface Begun {
  /// Whether its end is known.
  boolean isOver();

  /// Waits a moment for its end.
  ///
  /// @return whether it has ended
  boolean isOverSoon() throws InterruptedException;

  /// Whether it was taken back before it ran.
  boolean isTakenBack();

  /// Waits for its end. To be called in the order in which works were begun.
  Ran end() throws InterruptedException;

  /// Work that is done when its end is waited for.
  static Begun of(Work work) {
    return new Begun() {
      @Override
      public boolean isOver() {
        return false;
      }

      @Override
      public boolean isOverSoon() {
        return false;
      }

      @Override
      public boolean isTakenBack() {
        return false;
      }

      @Override
      public Ran end() throws InterruptedException {
        return work.run();
      }
    };
  }

  /// Something that takes its time.
  interface Work {
    Ran run() throws InterruptedException;
  }
}
