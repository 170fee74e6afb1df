package dev.muster.app.connections;

import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.KeptConnection;
import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.RedisAddress;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One connection as it is written, and what is wrong about it while one types.
public final class FormModel {
  private static final String USUAL = "redis://127.0.0.1:6379";
  private final StringProperty url = new SimpleStringProperty(USUAL);
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty queue = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Colour> colour = new SimpleObjectProperty<>(Colour.LOCAL);
  private final BooleanProperty readOnly = new SimpleBooleanProperty();
  private final Passwords passwords;

  /// With the usual address.
  FormModel(Passwords passwords) {
    this.passwords = passwords;
    url.addListener((_, before, now) -> recolour(before, now));
  }

  /// The address, as it is typed.
  public StringProperty url() {
    return url;
  }

  /// The password, as it is typed; empty to take the one that was given before.
  public StringProperty password() {
    return password;
  }

  /// The queue, as it is typed.
  public StringProperty queue() {
    return queue;
  }

  /// What the connection is called; empty to call it by its address.
  public StringProperty name() {
    return name;
  }

  /// Its colour: the address's own until one is chosen.
  public ObjectProperty<Colour> colour() {
    return colour;
  }

  /// Whether it may only read.
  public BooleanProperty readOnly() {
    return readOnly;
  }

  /// The address with all that is known of its password; empty while it is wrong.
  public Optional<RedisAddress> address() {
    return parsed(url.get())
        .map(one -> password.get().isEmpty() ? one : one.withPassword(password.get()))
        .map(passwords::complete);
  }

  /// What is wrong about the address, in a sentence; empty if nothing is.
  public String addressProblem() {
    try {
      RedisAddress.parse(url.get());
      return "";
    } catch (QueueException e) {
      return Objects.requireNonNullElse(e.getMessage(), "This is no address of a Redis.");
    }
  }

  /// What is wrong about the queue's name, in a sentence; empty if nothing is, or there is none.
  public String queueProblem() {
    return queue.get().isBlank() || Keys.isQueue(queue.get().strip())
        ? ""
        : "A queue's name is made of up to 64 letters, digits, dots, dashes and underscores.";
  }

  /// What is to be known of the password, in a sentence.
  public String passwordHint() {
    var typed = parsed(url.get());
    if (typed.isPresent() && typed.get().password() != null) {
      return "The one in the address is used, and kept in no file.";
    }
    return typed.flatMap(passwords::of).isPresent() && password.get().isEmpty()
        ? "The one given before, or by MUSTER_REDIS, is used. It is kept in no file."
        : "Asked for after each start: it is kept in no file.";
  }

  /// What a window is opened on; empty while something is wrong or missing.
  public Optional<Place> place() {
    return queue.get().isBlank() || !queueProblem().isEmpty()
        ? Optional.empty()
        : address()
            .map(
                where ->
                    new Place(
                        where,
                        queue.get().strip(),
                        nameOr(where),
                        colour.get(),
                        readOnly.get(),
                        false));
  }

  /// As it is kept, without the password; empty while the address is wrong.
  public Optional<KeptConnection> kept(boolean saved, long usedAt) {
    return address()
        .map(
            where ->
                new KeptConnection(
                    nameOr(where),
                    where.display(),
                    queue.get().strip(),
                    colour.get(),
                    readOnly.get(),
                    saved,
                    usedAt));
  }

  /// Shows one that was kept.
  void fill(KeptConnection kept) {
    url.set(kept.url());
    password.set("");
    queue.set(kept.queue());
    name.set(kept.name());
    colour.set(kept.colour());
    readOnly.set(kept.readOnly());
  }

  /// Begins anew.
  void clear() {
    fill(new KeptConnection("", USUAL, "", Colour.LOCAL, false, false, 0));
  }

  private String nameOr(RedisAddress where) {
    return name.get().isBlank() ? Place.nameOf(where) : name.get().strip();
  }

  private void recolour(String before, String now) {
    var own = parsed(before).map(Colour::of);
    if (own.isEmpty() || own.get() == colour.get()) {
      parsed(now).map(Colour::of).ifPresent(colour::set);
    }
  }

  private static Optional<RedisAddress> parsed(String text) {
    try {
      return Optional.of(RedisAddress.parse(text));
    } catch (QueueException e) {
      return Optional.empty();
    }
  }
}
