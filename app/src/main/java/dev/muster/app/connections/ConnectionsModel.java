package dev.muster.app.connections;

import dev.muster.app.background.Background;
import dev.muster.app.controls.Undo;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Kept;
import dev.muster.app.settings.KeptConnection;
import dev.muster.app.settings.KeptTls;
import dev.muster.app.settings.Settings;
import dev.muster.shared.redis.Checkup.Step;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The connections that there are, the one that is being written, and its trial.
public final class ConnectionsModel {
  private static final String WRONG = "It can't be used like that: see above what failed.";
  private final Background background;
  private final Settings settings;
  private final Passwords passwords;
  private final Consumer<Place> open;
  private final FormModel form;
  private final TrialModel trial;
  private final ObservableList<KeptConnection> kept = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<KeptConnection>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Undo undo = new Undo();
  private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");

  /// Shows what is kept.
  ///
  /// @param open opens a window on what was chosen
  public ConnectionsModel(
      Background background, Settings settings, Passwords passwords, Consumer<Place> open) {
    this.background = background;
    this.settings = settings;
    this.passwords = passwords;
    this.open = open;
    form = new FormModel(passwords);
    trial = new TrialModel(background);
    show(settings.kept());
    form.url().addListener(_ -> forgetTrial());
    form.password().addListener(_ -> forgetTrial());
    form.readOnly().addListener(_ -> forgetTrial());
    form.tlsCa().addListener(_ -> forgetTrial());
    form.tlsCertificate().addListener(_ -> forgetTrial());
    form.tlsKey().addListener(_ -> forgetTrial());
    form.queue().addListener(_ -> look());
  }

  /// What is found at one address is of no use for another, so what goes on there is given up.
  private void forgetTrial() {
    trial.cancel();
    trial.forget();
  }

  /// What a test has found tells of another queue, too.
  private void look() {
    trial.cancel();
    if (!trial.suits(form.queue().get().strip())) {
      news.set(WRONG);
    } else if (news.get().equals(WRONG)) {
      news.set("");
    }
  }

  /// What is being written.
  public FormModel form() {
    return form;
  }

  /// Its trial.
  public TrialModel trial() {
    return trial;
  }

  /// The saved ones by name, then those that were used last.
  public ObservableList<KeptConnection> kept() {
    return kept;
  }

  /// The one that was used last.
  ///
  /// @throws java.util.NoSuchElementException if there is none at all
  public KeptConnection lastUsed() {
    return Collections.max(kept, Comparator.comparingLong(KeptConnection::usedAt));
  }

  /// The one that is being written anew; empty for a new one.
  public ReadOnlyObjectProperty<Optional<KeptConnection>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// What was removed last can be had back.
  public Undo undo() {
    return undo;
  }

  /// What has just come of it, in a sentence; empty for nothing.
  public ReadOnlyStringProperty news() {
    return news.getReadOnlyProperty();
  }

  /// What keeps it from being tried, in a sentence; empty if nothing does.
  public String problem() {
    return Stream.of(form.addressProblem(), form.tlsProblem(), form.queueProblem())
        .filter(Predicate.not(String::isEmpty))
        .findFirst()
        .orElse("");
  }

  /// Chooses one, to use or to change it.
  public void choose(KeptConnection one) {
    trial.cancel();
    news.set("");
    chosen.set(Optional.of(one));
    form.fill(one);
    trial.forget();
  }

  /// Begins a new one.
  public void blank() {
    trial.cancel();
    news.set("");
    chosen.set(Optional.empty());
    form.clear();
    trial.forget();
  }

  /// Begins with what a window is or was to be opened on.
  public void begin(Place place) {
    passwords.remember(place.address());
    blank();
    form.url().set(place.address().display());
    form.fill(KeptTls.of(place.address().tlsFiles()));
    form.queue().set(place.queue());
    form.colour().set(place.colour());
    form.readOnly().set(place.readOnly());
    form.name().set(place.name().equals(Place.nameOf(place.address())) ? "" : place.name());
    form.kept(true, 0)
        .flatMap(wanted -> kept.stream().filter(wanted::isSame).findFirst())
        .ifPresent(one -> chosen.set(Optional.of(one)));
  }

  /// Tries it.
  public void test() {
    tryOut(
        passed -> {
          if (passed) {
            news.set(
                trial.queues().isEmpty() || form.place().isPresent()
                    ? "It can be used."
                    : "It can be used: choose a queue, or write a new one's name.");
          }
        });
  }

  /// Tries it, and opens a window on it if it can be used and there is no question which queue.
  public void connect() {
    tryOut(
        passed -> {
          if (!passed) {
            return;
          }
          if (form.queue().get().isBlank() && trial.queues().size() == 1) {
            form.queue().set(trial.queues().getFirst());
            if (trial.hasFailed(Step.QUEUES)) {
              return;
            }
          }
          form.place()
              .ifPresentOrElse(
                  this::use,
                  () ->
                      news.set(
                          trial.queues().isEmpty()
                              ? "There is no queue yet: write the name of one, and it is made."
                              : "Which queue? Choose one of those that are there, or write a new"
                                  + " one's name."));
        });
  }

  private void tryOut(TrialModel.Ended ended) {
    news.set("");
    var address = form.address();
    if (address.isPresent() && problem().isEmpty()) {
      trial.start(
          address.get(),
          form.readOnly().get(),
          form.queue().get().strip(),
          passed -> {
            if (passed) {
              passwords.remember(address.get());
            } else {
              news.set(WRONG);
            }
            ended.with(passed);
          });
    }
  }

  /// Whether the trial ended because a password is wanted, or another one.
  public boolean isPasswordWanted() {
    return trial.hasFailed(Step.LOGIN);
  }

  private void use(Place place) {
    var now = System.currentTimeMillis();
    var used =
        chosen
            .get()
            .filter(KeptConnection::saved)
            .filter(this::isAsSaved)
            .map(one -> one.used(place.queue(), now))
            .or(() -> form.kept(false, now));
    used.ifPresent(one -> change(keep -> keep.with(one), ""));
    open.accept(place);
  }

  /// Whether what is written is still what was saved, but for the queue.
  private boolean isAsSaved(KeptConnection saved) {
    return form.kept(true, saved.usedAt())
        .filter(one -> one.used("", 0).equals(saved.used("", 0)))
        .isPresent();
  }

  /// What keeps it from being saved, in a sentence; empty if nothing does.
  public String saveProblem() {
    var wanted = form.kept(true, 0);
    if (wanted.isEmpty() || !form.queueProblem().isEmpty()) {
      return problem();
    }
    var own = chosen.get().filter(KeptConnection::saved);
    return kept.stream()
            .filter(one -> own.isEmpty() || !one.isSame(own.get()))
            .anyMatch(wanted.get()::isSame)
        ? "There is another connection called " + wanted.get().name() + ": choose another name."
        : "";
  }

  /// Saves it without its password, unless there is a problem.
  public void save() {
    if (!saveProblem().isEmpty()) {
      news.set(saveProblem());
      return;
    }
    var before = chosen.get();
    var now = form.kept(true, before.map(KeptConnection::usedAt).orElse(0L)).orElseThrow();
    chosen.set(Optional.of(now));
    // What is brought back later may have the name that this one has now.
    undo.forget();
    change(keep -> before.map(keep::without).orElse(keep).with(now), "Saved " + now.name() + ".");
  }

  /// Removes the chosen one; it can be had back.
  public void remove() {
    chosen
        .get()
        .ifPresent(
            one -> {
              change(keep -> keep.without(one), "");
              blank();
              undo.offer("Removed " + one.name() + ".", () -> bringBack(one));
            });
  }

  private void bringBack(KeptConnection one) {
    change(keep -> keep.with(one), "");
    choose(one);
  }

  private void change(UnaryOperator<Kept> change, String said) {
    background.once(
        () -> settings.change(change),
        now -> {
          show(now);
          var sentence = settings.trouble().isEmpty() ? said : settings.trouble();
          if (!sentence.isEmpty()) {
            news.set(sentence);
          }
        },
        failure -> news.set(Objects.requireNonNullElse(failure.getMessage(), failure.toString())));
  }

  private void show(Kept now) {
    if (!kept.equals(now.connections())) {
      kept.setAll(now.connections());
    }
  }
}
