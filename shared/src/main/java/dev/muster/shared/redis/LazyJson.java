package dev.muster.shared.redis;

import org.jspecify.annotations.Nullable;

/// A JSON document that is read when somebody first asks what it says: of thousands, most may never
/// be looked at. By any number of threads; two that ask first at once both read it.
public final class LazyJson<T> {
  private final Class<T> type;
  private volatile @Nullable Reply unread;
  private @Nullable T value;

  /// @param document nothing, or text that may be no such document
  public LazyJson(Reply document, Class<T> type) {
    this.type = type;
    this.unread = document.isNull() ? null : document;
  }

  /// What is known already.
  @SuppressWarnings("unchecked")
  public LazyJson(T value) {
    this.type = (Class<T>) value.getClass();
    this.value = value;
  }

  /// What it says; null if there is none, or it isn't such a document.
  public @Nullable T get() {
    var document = unread;
    if (document != null) {
      value = Json.read(document.text(), type).orElse(null);
      unread = null;
    }
    return value;
  }

  /// Whether somebody has asked.
  public boolean isRead() {
    return unread == null;
  }
}
