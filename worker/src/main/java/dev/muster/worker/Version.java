package dev.muster.worker;

import java.util.Objects;

/// Muster's version, as the build wrote it into the jar.
public final class Version {
  private Version() {}

  /// The version; `development` where no jar was built.
  public static String get() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "development");
  }
}
