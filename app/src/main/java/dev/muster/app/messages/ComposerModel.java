package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.app.settings.Layout;
import dev.muster.shared.files.PackInfo;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is about to be said, to whom, and what will happen then.
public final class ComposerModel {
  private static final int PACKS = 30;
  private final Connection connection;
  private final Consumer<Sent> sent;
  private final CommandForms commands = new CommandForms();
  private final Map<Command, CommandForm> forms = commands.all();
  private final CodeShelf shelf;
  private @Nullable Dropped dropped;
  private Stopping leaving = Stopping.NOT;
  private final ObjectProperty<Command> command = new SimpleObjectProperty<>(Command.PING);
  private final Targets to;
  private final Course course;
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper came = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();

  /// Over a connection.
  ///
  /// @param sent told of each message that went out
  /// @param layout where code is kept that was written
  public ComposerModel(Connection connection, Consumer<Sent> sent, Layout layout) {
    this.connection = connection;
    this.sent = sent;
    this.shelf = new CodeShelf(layout);
    command.addListener(
        (_, _, now) -> {
          forget();
          if (now == Command.PULL) {
            lookForPacks();
          } else if (now == Command.PUSH) {
            lookForFiles();
          }
        });
    to = new Targets(connection.session());
    course = new Course(connection, this::wentOut);
    to.whom().addListener(_ -> forget());
    to.pace().addListener(_ -> forget());
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// The command that is composed.
  public ObjectProperty<Command> command() {
    return command;
  }

  /// To whom it goes, and how many at a time.
  public Targets to() {
    return to;
  }

  /// What is on its way in parts.
  public Course course() {
    return course;
  }

  /// The number typed to confirm.
  public StringProperty typed() {
    return typed;
  }

  /// Why the last sending failed, in a sentence; empty if it didn't.
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// What came of something that took its time, in a sentence; empty for nothing.
  ReadOnlyStringProperty came() {
    return came.getReadOnlyProperty();
  }

  /// The code that was sent and saved.
  CodeShelf shelf() {
    return shelf;
  }

  /// Whether it is on its way.
  public ReadOnlyBooleanProperty sending() {
    return sending.getReadOnlyProperty();
  }

  /// What is filled in for the command.
  public CommandForm form() {
    return form(command.get());
  }

  /// What is filled in for a command.
  public CommandForm form(Command which) {
    return Objects.requireNonNull(forms.get(which), () -> which + " can't be composed.");
  }

  /// The live workers that it goes to, as the table has them.
  public List<WorkerSummary> targets() {
    return to.now();
  }

  /// How many live workers there are.
  public long live() {
    return session().fleet().get().workers().stream()
        .filter(worker -> worker.state().isLive())
        .count();
  }

  /// What will happen.
  public Consequence consequence() {
    var targets = targets();
    var happens = consequence(targets);
    var parts = to.parts(targets);
    if (parts.size() < 2) {
      return happens;
    }
    var first = parts.getFirst();
    return to.pace().get() == Targets.Pace.TRIAL
        ? happens.triedOn(first.getFirst(), targets.size())
        : happens.inBatches(parts.size(), first.size());
  }

  private Consequence consequence(List<WorkerSummary> targets) {
    var all = Consequence.of(command.get(), targets, session().fleet().get(), session().queue());
    if (command.get() == Command.STOP && commands.stopping().cancel()) {
      return all.cancelling(targets, session().fleet().get().time());
    }
    var size = command.get() == Command.PULL ? PackChoices.size(packs()) : 0;
    return size == 0
        ? all
        : all.and(
            Phrases.bytes(size)
                + " × "
                + Phrases.count(targets.size())
                + " = "
                + Phrases.bytes(size * targets.size())
                + " from Redis at the most.");
  }

  /// Whether it may be tried on one worker before the others are told.
  boolean mayTry() {
    return command.get() == Command.EVAL
        && to.pace().get() == Targets.Pace.AT_ONCE
        && targets().size() > 1
        && problem().isEmpty();
  }

  /// Sends it to one idle worker; the others are told once a person has seen its reply.
  void tryFirst() {
    to.pace().set(Targets.Pace.TRIAL);
    send();
    // What is composed next goes out as it did before.
    to.pace().set(Targets.Pace.AT_ONCE);
  }

  /// What keeps it from being sent, in a sentence; empty if nothing does.
  public String problem() {
    if (session().place().readOnly()) {
      return "Refused here: this connection may only read. Connect without read-only to send.";
    }
    if (!session().isLive()) {
      return "Redis doesn't answer: nothing can be sent until it does.";
    }
    if (course.isUnderWay()) {
      return "Parts of " + course.command() + " are still to go: finish or leave that first.";
    }
    if (!to.problem().isEmpty()) {
      return to.problem();
    }
    if (targets().isEmpty()) {
      return whyNobody();
    }
    var problem = form().problem();
    if (!problem.isEmpty()) {
      return problem;
    }
    var toType = consequence().toType();
    return toType > 0 && !typed.get().strip().equals(String.valueOf(toType))
        ? "Type " + toType + " to stop every worker."
        : "";
  }

  /// Sends it, unless there is a problem.
  public void send() {
    if (sending.get() || !problem().isEmpty()) {
      return;
    }
    forget();
    var files = dropped;
    if (command.get() == Command.PULL && Dropped.isOne(packs().chosen().get()) && files != null) {
      putIntoRedis(files);
      return;
    }
    var what = command.get();
    var args = form().args();
    var stopping = commands.stopping();
    if (args != null && what == Command.EVAL) {
      shelf.sent(args.path("code").asString(""));
    }
    var parts = to.parts(targets()).stream().map(ComposerModel::names).toList();
    Course.Say say =
        (queue, workers) -> {
          var message = queue.messages().send(what, args, workers);
          if (what == Command.STOP && stopping.cancel()) {
            Stopping.cancelTasks(queue, workers);
          }
          return message;
        };
    typed.set("");
    leaving = what == Command.STOP ? stopping : Stopping.NOT;
    if (parts.size() > 1) {
      course.begin(what, say, parts, to.pace().get() == Targets.Pace.TRIAL);
      return;
    }
    var whom = parts.getFirst();
    sending.set(true);
    connection.ask(
        queue -> say.to(queue, whom),
        message -> {
          sending.set(false);
          wentOut(message);
        },
        this::failed);
  }

  private void failed(String why) {
    sending.set(false);
    trouble.set(why);
  }

  /// Looks again later at who was stopped, if a person wants that.
  private void wentOut(Sent message) {
    var patience = leaving.patience();
    if (leaving.isWatched()) {
      connection.ask(
          queue ->
              Stopping.cancelTasks(queue, queue.workers().awaitGone(message.targets(), patience)),
          cancelled -> {
            if (cancelled > 0) {
              came.set(
                  Phrases.count(cancelled, "task")
                      + " cancelled: still there after "
                      + Phrases.elapsed(patience)
                      + ".");
            }
          },
          trouble::set);
    }
    sent.accept(message);
  }

  /// Takes files of this machine, which are put into Redis when PULL is sent.
  public void drop(List<Path> files) {
    forget();
    connection.ask(
        _ -> Dropped.of(files),
        news -> {
          dropped = news;
          var option = news.option();
          packs().options().removeIf(Dropped::isOne);
          packs().options().add(1, option);
          packs().chosen().set(option);
        },
        trouble::set);
  }

  private void putIntoRedis(Dropped files) {
    sending.set(true);
    var now = session().fleet().get().time();
    connection.ask(
        queue -> {
          var pack = files.pack(queue);
          return PackChoices.option(new PackInfo("0-0", pack, queue.files().by(), now));
        },
        option -> {
          sending.set(false);
          dropped = null;
          packs().options().removeIf(Dropped::isOne);
          packs().options().add(1, option);
          packs().chosen().set(option);
          send();
        },
        this::failed);
  }

  private Field.Choice packs() {
    return (Field.Choice) form(Command.PULL).fields().getFirst();
  }

  private void lookForFiles() {
    if (form(Command.PUSH).fields().getFirst() instanceof Field.Names names) {
      // Without them names are written by hand.
      connection.ask(LastDir::files, names.offers()::setAll, _ -> {});
    }
  }

  private static List<String> names(List<WorkerSummary> workers) {
    return workers.stream().map(WorkerSummary::worker).toList();
  }

  private void lookForPacks() {
    connection.ask(
        queue -> queue.files().packs(PACKS),
        packs -> PackChoices.offer(packs(), packs),
        trouble::set);
  }

  private String whyNobody() {
    if (live() == 0) {
      return "No worker is there to hear it.";
    }
    if (to.whom().get() == Targets.Whom.SOME) {
      return "None of the " + live() + " live workers matches the filter.";
    }
    if (session().selection().isEmpty()) {
      return "Choose workers in the table, or send to all.";
    }
    var lost =
        session().selection().stream()
            .flatMap(worker -> session().worker(worker).stream())
            .anyMatch(worker -> worker.state() == WorkerState.LOST);
    return "The chosen workers " + (lost ? "are lost" : "have left") + " and won't hear it.";
  }

  private void forget() {
    trouble.set("");
    came.set("");
  }
}
