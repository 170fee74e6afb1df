package dev.muster.app.settings;

import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import java.util.Objects;

/// A connection as it is kept: without its password.
///
/// @param name what a person calls it
/// @param url its address, without the password
/// @param queue the queue that was opened last; empty for none
/// @param colour of the stripe
/// @param readOnly whether it may only read
/// @param saved whether a person saved it; the others are only remembered for a while
/// @param usedAt when it was opened last, in milliseconds since 1970; 0 for never
/// @param tls the files of its encryption
public record KeptConnection(
    String name,
    String url,
    String queue,
    Colour colour,
    boolean readOnly,
    boolean saved,
    long usedAt,
    KeptTls tls) {
  /// What is missing in the file is empty.
  public KeptConnection {
    name = Objects.requireNonNullElse(name, "");
    url = Objects.requireNonNullElse(url, "");
    queue = Objects.requireNonNullElse(queue, "");
    colour = Objects.requireNonNullElse(colour, Colour.LOCAL);
    tls = Objects.requireNonNullElse(tls, KeptTls.NONE);
  }

  /// One without files.
  public KeptConnection(
      String name,
      String url,
      String queue,
      Colour colour,
      boolean readOnly,
      boolean saved,
      long usedAt) {
    this(name, url, queue, colour, readOnly, saved, usedAt, KeptTls.NONE);
  }

  /// With these files.
  public KeptConnection with(KeptTls files) {
    return new KeptConnection(name, url, queue, colour, readOnly, saved, usedAt, files);
  }

  /// Whether it is the same one, though its colour, its queue or its times may differ.
  public boolean isSame(KeptConnection other) {
    return saved == other.saved
        && (saved ? name.equals(other.name) : url.equals(other.url) && queue.equals(other.queue));
  }

  /// Whether a place was opened over it, with that queue.
  boolean leadsTo(Place place, String before) {
    return url.equals(place.address().display())
        && (saved ? name.equals(place.name()) : queue.equals(before));
  }

  /// As it was opened just now.
  ///
  /// @param what the queue
  /// @param now milliseconds since 1970
  public KeptConnection used(String what, long now) {
    return new KeptConnection(name, url, what, colour, readOnly, saved, now, tls);
  }
}
