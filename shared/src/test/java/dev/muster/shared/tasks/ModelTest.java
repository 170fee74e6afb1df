package dev.muster.shared.tasks;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.TestRedis;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Whatever happens to a queue, in whatever order, the scripts come to what a plain model says; and
/// whenever something waits that an idle worker could run, it has been rung for.
class ModelTest {
  @Property(edgeCases = EdgeCasesMode.NONE)
  void theScriptsDoWhatTheModelSays(@ForAll("moves") List<Move> moves) {
    var at = TestRedis.fresh();
    var address = RedisAddress.parse(at.url());
    try (var redis = new Redis(address, "test", false);
        var queue = QueueClient.open(address, at.queue())) {
      var play = new Play(redis, new Keys(at.queue()), queue);
      moves.forEach(play::play);
      play.end();
    }
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    return move().list().ofMinSize(1).ofMaxSize(80);
  }

  private static Arbitrary<Move> move() {
    var number = Arbitraries.integers().between(0, 1_000);
    var yes = Arbitraries.of(true, false);
    var enqueue =
        Combinators.combine(
                Arbitraries.integers().between(1, 4),
                yes,
                Arbitraries.integers().between(0, 2),
                Arbitraries.of(true, false, false),
                yes)
            .as(
                (count, command, retries, once, grouped) ->
                    (Move) new Move.Enqueue(count, command, retries, once, grouped));
    var how =
        Arbitraries.of(
            TaskStatus.COMPLETE,
            TaskStatus.ERROR,
            TaskStatus.TIMEOUT,
            TaskStatus.DIED,
            TaskStatus.CANCELLED,
            TaskStatus.ORPHAN);
    var finish =
        Combinators.combine(
                number,
                how,
                Arbitraries.integers().between(1, 3),
                Arbitraries.of(false, false, true),
                Arbitraries.integers().between(0, 4))
            .as(
                (worker, status, ends, back, most) ->
                    (Move) new Move.Finish(worker, status, ends, back, most));
    return Arbitraries.frequencyOf(
        Tuple.of(6, enqueue),
        Tuple.of(10, finish),
        Tuple.of(8, number.map(Move.Arrive::new)),
        Tuple.of(3, number.map(Move.Cancel::new)),
        Tuple.of(2, number.map(Move.Drop::new)),
        Tuple.of(3, number.map(Move.Requeue::new)),
        Tuple.of(4, number.map(Move.Due::new)),
        Tuple.of(1, number.map(Move.Age::new)),
        Tuple.of(2, Combinators.combine(number, number).as(Move.Wait::new)),
        Tuple.of(1, Combinators.combine(number, number).as(Move.Unwait::new)),
        Tuple.of(2, number.map(Move.Repeat::new)),
        Tuple.of(2, number.map(Move.Die::new)),
        Tuple.of(2, number.map(Move.Freeze::new)),
        Tuple.of(3, number.map(Move.Thaw::new)),
        Tuple.of(5, number.map(Move.Lose::new)),
        Tuple.of(1, number.map(Move.Leave::new)),
        Tuple.of(2, number.map(Move.Beat::new)),
        Tuple.of(1, number.map(Move.Pause::new)),
        Tuple.of(2, number.map(Move.Resume::new)),
        Tuple.of(1, number.map(Move.Message::new)));
  }
}
