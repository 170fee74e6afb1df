package dev.muster.app.controls;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The last thing that a person did and can take back. Belongs to the window's thread.
public final class Undo {
  private final ReadOnlyObjectWrapper<Optional<Step>> last =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// What was done, and how it is taken back.
  ///
  /// @param did in a sentence
  /// @param back takes it back; null where nothing is to be taken back
  public record Step(String did, @Nullable Runnable back) {}

  /// What can be taken back; empty for nothing.
  public ReadOnlyObjectProperty<Optional<Step>> last() {
    return last.getReadOnlyProperty();
  }

  /// Offers to take something back, in place of what was done before.
  public void offer(String did, Runnable back) {
    last.set(Optional.of(new Step(did, back)));
  }

  /// Says what came of it, where nothing is left to take back.
  public void tell(String so) {
    last.set(Optional.of(new Step(so, null)));
  }

  /// Takes it back.
  public void undo() {
    var step = last.get();
    last.set(Optional.empty());
    step.map(Step::back).ifPresent(Runnable::run);
  }

  /// Offers it no longer.
  public void forget() {
    last.set(Optional.empty());
  }
}
