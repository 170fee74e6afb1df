package dev.muster.shared.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.testing.QueueTest;
import dev.muster.shared.workers.TestWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SubmitTest extends QueueTest {
  private Claims claims(String name, String... lists) {
    return TestWorkers.claims(redis, keys, TestWorkers.register(redis, keys, name), lists);
  }

  private static void assertUsage(String sentence, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            QueueException.class,
            e -> assertThat(e.reason()).isEqualTo(QueueException.Reason.USAGE))
        .hasMessageContaining(sentence);
  }

  @Test
  void eachKindOfWorkComesBackAsItWasGiven() {
    var works =
        List.of(
            Work.expression("x + 1", Map.of("x", 3)),
            Work.call("greet", "Ada", null, List.of(1, 2.5)),
            new Work.Command(List.of("echo", "a b", "it's"), Map.of("K", "v"), "sub"));
    var ids = queue.tasks().enqueueAll(works, TaskOptions.NONE).ids();
    assertThat(ids).containsExactly("1", "2", "3");
    assertThat(ids).extracting(id -> queue.tasks().task(id).work()).isEqualTo(works);
    assertThat(ids)
        .extracting(id -> queue.tasks().task(id).code())
        .containsExactly("x + 1", "greet(\"Ada\", null, [1,2.5])", "echo 'a b' 'it'\\''s'");
    var claims = claims("a::1", Keys.DEFAULT, Keys.COMMANDS);
    var claimed = Objects.requireNonNull(claims.claim().next());
    assertThat(claimed.work()).isEqualTo(works.getFirst());
  }

  @Test
  void optionsStandInTheTaskAndDefaultsTakeNoRoom() {
    var options = TaskOptions.NONE.withTimeout(Duration.ofMillis(1500)).withRetries(2).inGroup("g");
    var id = queue.tasks().enqueue(Work.expression("1"), options).id();
    assertThat(queue.tasks().task(id).options()).isEqualTo(options);
    assertThat(Objects.requireNonNull(claims("a::1", Keys.DEFAULT).claim().next()).timeout())
        .isEqualTo(Duration.ofMillis(1500));
    var once = queue.tasks().enqueue(Work.expression("1"), TaskOptions.NONE.onlyOnce()).id();
    assertThat(queue.tasks().task(once).options().atMostOnce()).isTrue();
    var plain = queue.tasks().enqueue("1");
    assertThat(redis.call("HKEYS", keys.task(plain)).texts())
        .containsExactlyInAnyOrder("work", "submitted");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithASentence() {
    assertUsage("leave it out for none", () -> TaskOptions.NONE.withTimeout(Duration.ZERO));
    assertUsage("at most once can't be retried", () -> TaskOptions.NONE.onlyOnce().withRetries(1));
    assertUsage("0 to 100 times, not -1", () -> TaskOptions.NONE.withRetries(-1));
    assertUsage("A group's name", () -> TaskOptions.NONE.inGroup("a\nb"));
    assertUsage("needs an expression", () -> queue.tasks().enqueue(" "));
    assertUsage("needs the name of a function", () -> enqueue(Work.call("f(1)")));
    assertUsage("needs a program", () -> enqueue(Work.command("")));
    assertUsage("the character NUL", () -> enqueue(Work.command("a", "\0")));
    var odd = new Work.Command(List.of("a"), Map.of("A=B", "c"), null);
    assertUsage("a name without =", () -> enqueue(odd));
    var itself = new ArrayList<Object>();
    itself.add(itself);
    assertUsage("The value of argument 2 can't be JSON", () -> Work.call("f", 1, itself));
    assertUsage("The value of x can't be JSON", () -> Work.expression("x", Map.of("x", itself)));
    assertThat(redis.call("EXISTS", keys.of("tasks:counter")).number()).isZero();
  }

  private Enqueued enqueue(Work work) {
    return queue.tasks().enqueue(work, TaskOptions.NONE);
  }

  @Test
  void workOfMoreThan4MiBIsRefusedCountedInBytes() {
    assertThatThrownBy(() -> enqueue(Work.call("f", "ü".repeat(2_200_000))))
        .isInstanceOfSatisfying(
            QueueException.class,
            e -> assertThat(e.reason()).isEqualTo(QueueException.Reason.LIMIT))
        .hasMessageContaining("bytes and may have 4194304");
    assertThat(enqueue(Work.call("f", "x".repeat(4_000_000))).id()).isEqualTo("1");
  }

  @Test
  void manyAreNumberedInTheirOrderAndMayBeMixed() {
    var works =
        IntStream.rangeClosed(1, 2_500)
            .mapToObj(i -> i % 1_000 == 0 ? Work.command("echo", "" + i) : Work.call("f", i))
            .toList();
    var many = queue.tasks().enqueueAll(works, TaskOptions.NONE.inGroup("g"));
    assertThat(many.ids())
        .isEqualTo(IntStream.rangeClosed(1, 2_500).mapToObj(String::valueOf).toList());
    assertThat(queue.tasks().task("2000").code()).isEqualTo("echo 2000");
    assertThat(queue.tasks().counts()).containsEntry(TaskStatus.PENDING, 2_500L);
    assertThat(redis.call("ZCARD", keys.group("g")).number()).isEqualTo(2_500);
    assertThat(queue.tasks().list(TaskStatus.PENDING, 2_490, 20))
        .extracting(Task::id)
        .containsExactly(
            "2493", "2494", "2495", "2496", "2497", "2498", "2499", "2500", "1000", "2000");
    assertThat(queue.tasks().enqueueAll(List.of(), TaskOptions.NONE).ids()).isEmpty();
  }

  @Test
  void commandsAreLeftToWorkersThatRunThemAndOneIsToldWhereThereAreNone() {
    var plain = claims("a::1", Keys.DEFAULT);
    var told = enqueue(Work.command("true"));
    assertThat(told.warnings()).singleElement().asString().contains("--allow commands");
    assertThat(plain.claim().next()).isNull();
    assertThat(redis.call("LLEN", keys.bell(Keys.COMMANDS)).number()).isOne();
    var expression = enqueue(Work.expression("1"));
    assertThat(expression.warnings()).isEmpty();
    var able = claims("b::2", Keys.DEFAULT, Keys.COMMANDS);
    assertThat(Objects.requireNonNull(able.claim().next()).id()).isEqualTo(told.id());
    assertThat(Objects.requireNonNull(plain.claim().next()).id()).isEqualTo(expression.id());
  }

  @Test
  void aLiveWorkerThatRunsCommandsIsCountedUntilItLeaves() {
    var able = TestWorkers.registerForCommands(redis, keys, "a::1");
    assertThat(enqueue(Work.command("true")).warnings()).isEmpty();
    able.leave();
    assertThat(enqueue(Work.command("true")).warnings()).hasSize(1);
  }
}
