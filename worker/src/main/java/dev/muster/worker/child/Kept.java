package dev.muster.worker.child;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Where a session's code leaves a value for the session to fetch. Public, because the code that
/// calls it stands in another package and class loader.
public final class Kept {
  private static final Object NOTHING = new Object();
  private static final AtomicReference<@Nullable Object> VALUE = new AtomicReference<>(NOTHING);

  private Kept() {}

  /// Leaves a value.
  public static void keep(@Nullable Object value) {
    VALUE.set(value);
  }

  /// Takes it, once.
  ///
  /// @param otherwise what to give if nothing was left
  static @Nullable Object take(@Nullable Object otherwise) {
    @Nullable Object value = VALUE.getAndSet(NOTHING);
    return NOTHING.equals(value) ? otherwise : value;
  }
}
