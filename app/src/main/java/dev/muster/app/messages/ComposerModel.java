package dev.muster.app.messages;

import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
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

/// What is about to be said, to whom, and what will happen then.
public final class ComposerModel {
  private static final int PACKS = 30;
  private final Connection connection;
  private final Consumer<Sent> sent;
  private final Map<Command, CommandForm> forms = new CommandForms().all();
  private final ObjectProperty<Command> command = new SimpleObjectProperty<>(Command.PING);
  private final Targets to;
  private final Course course;
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();

  /// Over a connection.
  ///
  /// @param sent told of each message that went out
  public ComposerModel(Connection connection, Consumer<Sent> sent) {
    this.connection = connection;
    this.sent = sent;
    command.addListener(
        (_, _, now) -> {
          forget();
          if (now == Command.PULL) {
            lookForPacks();
          }
        });
    to = new Targets(connection.session());
    course = new Course(connection, sent);
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
    var happens = Consequence.of(command.get(), targets, session().fleet().get());
    var parts = to.parts(targets);
    if (parts.size() < 2) {
      return happens;
    }
    var first = parts.getFirst();
    return to.pace().get() == Targets.Pace.TRIAL
        ? happens.triedOn(first.getFirst(), targets.size())
        : happens.inBatches(parts.size(), first.size());
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
    var what = command.get();
    var args = form().args();
    var parts = to.parts(targets()).stream().map(ComposerModel::names).toList();
    forget();
    if (parts.size() > 1) {
      typed.set("");
      course.begin(what, args, parts, to.pace().get() == Targets.Pace.TRIAL);
      return;
    }
    var whom = parts.getFirst();
    sending.set(true);
    connection.ask(
        queue -> queue.messages().send(what, args, whom),
        message -> {
          sending.set(false);
          typed.set("");
          sent.accept(message);
        },
        why -> {
          sending.set(false);
          trouble.set(why);
        });
  }

  private static List<String> names(List<WorkerSummary> workers) {
    return workers.stream().map(WorkerSummary::worker).toList();
  }

  private void lookForPacks() {
    var field = form(Command.PULL).fields().getFirst();
    if (field instanceof Field.Choice choice) {
      connection.ask(
          queue -> queue.files().packs(PACKS),
          packs -> PackChoices.offer(choice, packs),
          trouble::set);
    }
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
  }
}
