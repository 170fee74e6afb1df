package dev.muster.worker;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.Membership.Registered;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.worker.WorkerOptions.Allowed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Takes this worker's name, and takes it again after it was lost.
final class Registration {
  private final Membership member;
  private final WorkerOptions options;
  private final RedisClock clock;
  private final WorkerLog log;
  private final Supplier<WorkerInfo> info;

  Registration(
      Membership member,
      WorkerOptions options,
      RedisClock clock,
      WorkerLog log,
      Supplier<WorkerInfo> info) {
    this.member = member;
    this.options = options;
    this.clock = clock;
    this.log = log;
    this.info = info;
  }

  /// Takes the name. Waits for one whose holder is overdue, and for an automatic one (a container's
  /// process is always 1) for one expiry.
  ///
  /// @param stop ends the wait
  /// @throws QueueException (REFUSED) if a live worker holds it
  void first(CountDownLatch stop) throws InterruptedException {
    var waited = Duration.ZERO;
    while (true) {
      switch (attempt(false)) {
        case Registered.Taken taken -> {
          if (taken.dropped() > 0) {
            log.detail(
                "DROPPED",
                taken.dropped() + " messages that an earlier " + member.worker() + " did not read");
          }
          return;
        }
        case Registered.Refused refused -> {
          var patient = refused.overdue() || options.name() == null;
          if (!patient
              || waited.compareTo(options.expire().plus(options.period().multipliedBy(3))) > 0) {
            throw taken();
          }
          var pause = refused.free().plusMillis(50);
          waited = waited.plus(pause);
          if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
    }
  }

  /// Takes the name again.
  ///
  /// @throws QueueException (REFUSED) if another process holds it now
  void again(boolean paused) {
    if (attempt(paused) instanceof Registered.Refused) {
      throw taken();
    }
  }

  private Registered attempt(boolean paused) {
    var registered =
        member.register(
            info.get(),
            options.period(),
            options.expire(),
            paused,
            options.allows(Allowed.COMMANDS));
    if (registered instanceof Registered.Taken taken) {
      clock.set(taken.time());
      log.liveWorkers(taken.live());
    }
    return registered;
  }

  private QueueException taken() {
    return new QueueException(
        Reason.REFUSED,
        "There is a live worker called "
            + member.worker()
            + " in queue "
            + options.queue()
            + " already: choose another --name, or stop that one.");
  }
}
