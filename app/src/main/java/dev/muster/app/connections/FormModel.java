package dev.muster.app.connections;

import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.KeptConnection;
import dev.muster.app.settings.KeptTls;
import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Grant;
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
  private static final String PLAIN = "redis://";
  private static final String ENCRYPTED = "rediss://";
  private static final String USUAL = PLAIN + "127.0.0.1:6379";
  private final StringProperty url = new SimpleStringProperty(USUAL);
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty queue = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty tlsCa = new SimpleStringProperty("");
  private final StringProperty tlsCertificate = new SimpleStringProperty("");
  private final StringProperty tlsKey = new SimpleStringProperty("");
  private final BooleanProperty tls = new SimpleBooleanProperty();
  private final ObjectProperty<Colour> colour = new SimpleObjectProperty<>(Colour.LOCAL);
  private final BooleanProperty readOnly = new SimpleBooleanProperty();
  private final Passwords passwords;

  /// With the usual address.
  FormModel(Passwords passwords) {
    this.passwords = passwords;
    url.addListener((_, before, now) -> recolour(before, now));
    url.addListener((_, _, now) -> tls.set(now.strip().startsWith(ENCRYPTED)));
    tls.addListener((_, _, now) -> rewrite(now));
  }

  /// The address says whether it is encrypted; so who switches that changes the address.
  private void rewrite(boolean encrypted) {
    var written = url.get().strip();
    if (encrypted && written.startsWith(PLAIN)) {
      url.set(ENCRYPTED + written.substring(PLAIN.length()));
    } else if (!encrypted && written.startsWith(ENCRYPTED)) {
      url.set(PLAIN + written.substring(ENCRYPTED.length()));
    }
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

  /// Whether it is encrypted, which the address says.
  public BooleanProperty tls() {
    return tls;
  }

  /// The file of the authorities that are trusted, as it is typed; empty for those that Java knows.
  public StringProperty tlsCa() {
    return tlsCa;
  }

  /// The file of our own certificate, as it is typed; empty for none.
  public StringProperty tlsCertificate() {
    return tlsCertificate;
  }

  /// The file of its key, as it is typed; empty if it stands in the same.
  public StringProperty tlsKey() {
    return tlsKey;
  }

  private KeptTls keptTls() {
    return tls.get()
        ? new KeptTls(tlsCa.get().strip(), tlsCertificate.get().strip(), tlsKey.get().strip())
        : KeptTls.NONE;
  }

  /// What is wrong about the files of the encryption, in a sentence; empty if nothing is. Whether
  /// they can be read, only a test tells.
  public String tlsProblem() {
    try {
      keptTls().files();
      return "";
    } catch (QueueException e) {
      return Objects.requireNonNullElse(e.getMessage(), "These files can't be used.");
    }
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
        .filter(_ -> tlsProblem().isEmpty())
        .map(one -> one.withTls(keptTls().files()))
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
    if (typed.flatMap(passwords::of).isPresent() && password.get().isEmpty()) {
      return "The one given before, or by MUSTER_REDIS, is used. It is kept in no file.";
    }
    return !passwords.trouble().isEmpty()
        ? "Asked for after each start, and kept in no file. " + passwords.trouble()
        : "Asked for after each start, unless MUSTER_REDIS holds it: it is kept in no file.";
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
                    usedAt,
                    KeptTls.of(where.tlsFiles())));
  }

  /// Shows one that was kept.
  void fill(KeptConnection kept) {
    url.set(kept.url());
    password.set("");
    queue.set(kept.queue());
    name.set(kept.name());
    colour.set(kept.colour());
    readOnly.set(kept.readOnly());
    fill(kept.tls());
  }

  /// Shows the files of an encryption.
  void fill(KeptTls files) {
    tlsCa.set(files.ca());
    tlsCertificate.set(files.certificate());
    tlsKey.set(files.key());
  }

  /// What gives a Redis user the rights for this, to be pasted there; the user is the address's, or
  /// to be made.
  public String grant() {
    var user = parsed(url.get()).map(RedisAddress::user);
    return new Grant(
            user.orElse(readOnly.get() ? "watcher" : "operator"),
            queueProblem().isEmpty() ? queue.get().strip() : "",
            readOnly.get())
        .lineForNew();
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
