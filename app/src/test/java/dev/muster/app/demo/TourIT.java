package dev.muster.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.HostName;
import dev.muster.shared.messages.Command;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// The tour, played from its beginning to its end with two worker processes on a real Redis. Each
/// step compares all that is told with what it should be: every call's answer (`##`) and every line
/// that the first worker's log file gains; then the lines that its log in Redis gains.
@RedisTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class TourIT extends PlayedTour {
  private String other = "";
  private Path unpacked = Path.of("");

  TourIT(TestRedis redis) throws IOException {
    super(redis);
  }

  @Test
  @Order(1)
  void aQueueIsCreatedAndTwoWorkersSayWhatTheyAre() throws Exception {
    var seen = toldBy(tour::workers);
    var up = seen.lines().filter(it -> it.startsWith("## new worker: ")).toList();
    worker = up.get(0).substring("## new worker: ".length());
    other = up.get(1).substring("## new worker: ".length());
    assertThat(worker).startsWith(HostName.get() + "::");
    assertThat(ProcessHandle.current().children().map(ProcessHandle::pid))
        .contains(pidOf(worker), pidOf(other));
    told.know("worker", worker);
    told.know("other", other);
    told.know("pid", pidOf(worker));
    told.know("version", version());
    told.know("running", Objects.requireNonNull(queue.workers().info().get(other)).running());
    told.know("directory", sandbox.folder("worker1"));
    told.know("processors", Runtime.getRuntime().availableProcessors());
    assertThat(seen)
        .isEqualTo(
            told.expected(
                """
                > QueueClient.open(address, "{queue}", Sources.of(Path.of("myfuns.java")))
                ## creating new queue
                ## 0 workers available
                > queue.workers().spawn(…), twice
                ## new worker: {worker}
                ## new worker: {other}
                {block}
                envir: {}
                [<time>] ALIVE
                [<time>] ENVIR {envir}
                [<time>] ENVIR PACKAGES (none)
                [<time>] ENVIR SOURCES myfuns.java
                """));
    assertThat(newInLog()).containsExactly("ALIVE", told.expected("ENVIR {envir}"));
    assertThat(queue.workers().list()).containsExactlyInAnyOrder(worker, other);
  }

  @Test
  @Order(2)
  void pingIsAnsweredByAllAndItsAnswersAreAskedForInEachWay() throws Exception {
    tells(
        tour::ping,
        """
        > var id = queue.messages().sendToAll(Command.PING, null).id()
        ## <id>
        [<time>] MESSAGE PING
        PONG
        [<time>] RESPONSE PING
        > queue.logs().tail(List.of(worker), Integer.MAX_VALUE)
        ## <time> ALIVE
        ## <time> ENVIR {envir}
        ## <time> MESSAGE PING
        ## <time> RESPONSE PING
        > queue.messages().hasResponses(id)
        ## {worker}: true
        ## {other}: true
        > queue.messages().responseIds(worker)
        ## <id>
        > queue.messages().responses(id, false, Duration.ZERO)
        ## {worker}: "PONG"
        ## {other}: "PONG"
        > queue.messages().response(id, worker, false, Duration.ZERO)
        ## "PONG"
        > queue.messages().response(id, worker, true, Duration.ZERO)
        ## "PONG"
        > queue.messages().response(id, worker, true, Duration.ZERO) // again
        ## Response missing for workers: {worker}
        """);
    assertThat(newInLog()).containsExactly("MESSAGE PING", "RESPONSE PING");
    // The id that it was sent under is the one under which it is answered.
    assertThat(ids).hasSize(1);
  }

  @Test
  @Order(3)
  void aMessageWaitsForTheTaskThatRuns() throws Exception {
    tells(
        () -> tour.task(() -> {}),
        """
        > queue.tasks().enqueue("slowdouble(2)")
        ## 1
        > var id = queue.messages().send(Command.PING, null, List.of(worker)).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## "PONG"
        > queue.tasks().result("1")
        ## 4
        > queue.logs().tail(List.of(worker), 4)
        ## <time> TASK_START 1
        ## <time> TASK_COMPLETE 1
        ## <time> MESSAGE PING
        ## <time> RESPONSE PING
        [<time>] TASK_START 1
        [<time>] EXPR slowdouble(2)
        [<time>] TASK_COMPLETE 1
        [<time>] MESSAGE PING
        PONG
        [<time>] RESPONSE PING
        """);
    var ran = queue.tasks().task("1").ran(Instant.EPOCH);
    assertThat(ran).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(newInLog())
        .containsExactly("TASK_START 1", "TASK_COMPLETE 1", "MESSAGE PING", "RESPONSE PING");
  }

  @Test
  @Order(4)
  void echoPrintsItsText() throws Exception {
    tells(
        tour::echo,
        """
        > var id = queue.messages().sendToAll(Command.ECHO, json("hello world!")).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## "OK"
        [<time>] MESSAGE ECHO
        hello world!
        [<time>] RESPONSE ECHO
        """);
    assertThat(newInLog()).containsExactly("MESSAGE ECHO", "RESPONSE ECHO");
  }

  @Test
  @Order(5)
  void infoIsRefreshedInTheAnswerInRedisAndInTheLog() throws Exception {
    tells(
        tour::info,
        """
        > queue.workers().info().get(worker)
        {fields}
        ## envir: {}
        {more}
        > var id = queue.messages().sendToAll(Command.INFO, null).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        {fields}
        ## envir: {{envir}}
        {more}
        > queue.workers().info().get(worker).envir()
        ## {envir}
        [<time>] MESSAGE INFO
        {block}
        envir: {{envir}}
        [<time>] RESPONSE INFO
        """);
    assertThat(newInLog()).containsExactly("MESSAGE INFO", "RESPONSE INFO");
  }

  @Test
  @Order(6)
  void dirTellsHashesTakesAPatternAndSaysWhichArgumentIsWrong() throws Exception {
    told.know("md5", md5(sandbox.samples().resolve("myfuns.java")));
    tells(
        tour::dir,
        """
        > var id = queue.messages().sendToAll(Command.DIR, null).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## {
        ##   "myfuns.java" : "{md5}",
        ##   "src" : null
        ## }
        > var id = queue.messages().sendToAll(Command.DIR, json({"pattern":"\\\\.java$"})).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## {
        ##   "myfuns.java" : "{md5}"
        ## }
        > var id = queue.messages().sendToAll(Command.DIR, json({"foo":"bar"})).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## failed: UnusedArgument: unused argument (foo = "bar")
        [<time>] MESSAGE DIR
        [<time>] RESPONSE DIR
        [<time>] MESSAGE DIR
        [<time>] RESPONSE DIR
        [<time>] MESSAGE DIR
        UnusedArgument: unused argument (foo = "bar")
        [<time>] RESPONSE DIR
        """);
    assertThat(newInLog())
        .containsExactly(
            "MESSAGE DIR",
            "RESPONSE DIR",
            "MESSAGE DIR",
            "RESPONSE DIR",
            "MESSAGE DIR",
            "RESPONSE DIR");
  }

  @Test
  @Order(7)
  void whatIsPushedIsUnpackedWithTheSameHash() throws Exception {
    var source = sandbox.samples().resolve("myfuns.java");
    told.know("sha256", hash("SHA-256", source));
    told.know("size", Files.size(source));
    tells(
        () -> unpacked = tour.push(),
        """
        > var id = queue.messages().send(Command.PUSH, json("myfuns.java"), List.of(worker)).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## {
        ##   "myfuns.java" : {
        ##     "md5" : "{md5}",
        ##     "sha256" : "{sha256}",
        ##     "size" : {size}
        ##   }
        ## }
        > queue.files().unpack(pack, path)
        ## myfuns.java
        > new Folder(path, List.of()).hash("myfuns.java", 1 << 20).md5()
        ## {md5}
        [<time>] MESSAGE PUSH
        [<time>] PUSH
        [<time>] RESPONSE PUSH
        """);
    assertThat(unpacked.resolve("myfuns.java")).hasSameBinaryContentAs(source);
    assertThat(newInLog()).containsExactly("MESSAGE PUSH", "PUSH", "RESPONSE PUSH");
  }

  @Test
  @Order(8)
  void whatIsPackedUnderAnotherNameIsPulled() throws Exception {
    tells(
        () -> tour.pull(unpacked),
        """
        > Files.move(path.resolve("myfuns.java"), path.resolve("brandnewcode.java"))
        ## brandnewcode.java
        > queue.files().pack(path, List.of("brandnewcode.java"))
        ## {
        ##   "brandnewcode.java" : {
        ##     "md5" : "{md5}",
        ##     "sha256" : "{sha256}",
        ##     "size" : {size}
        ##   }
        ## }
        > var id = queue.messages().sendToAll(Command.PULL, null).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## "OK"
        > var id = queue.messages().sendToAll(Command.DIR, json({"pattern":"\\\\.java$"})).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## {
        ##   "brandnewcode.java" : "{md5}",
        ##   "myfuns.java" : "{md5}"
        ## }
        [<time>] MESSAGE PULL
        [<time>] PULL
        [<time>] RESPONSE PULL
        [<time>] MESSAGE DIR
        [<time>] RESPONSE DIR
        """);
    assertThat(newInLog())
        .containsExactly("MESSAGE PULL", "PULL", "RESPONSE PULL", "MESSAGE DIR", "RESPONSE DIR");
  }

  @Test
  @Order(9)
  void evalCountsAndDeletesAFile() throws Exception {
    tells(
        tour::eval,
        """
        > var id = queue.messages().send(Command.EVAL, json("1 + 1"), List.of(worker)).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## 2
        > var id = queue.messages().send(Command.EVAL, json("new java.io.File(\\"brandnewcode.java\\").delete()"), List.of(worker)).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## true
        [<time>] MESSAGE EVAL
        2
        [<time>] RESPONSE EVAL
        [<time>] MESSAGE EVAL
        true
        [<time>] RESPONSE EVAL
        """);
    assertThat(sandbox.folder("worker1").resolve("brandnewcode.java")).doesNotExist();
    assertThat(newInLog())
        .containsExactly("MESSAGE EVAL", "RESPONSE EVAL", "MESSAGE EVAL", "RESPONSE EVAL");
  }

  @Test
  @Order(10)
  void stopIsAnsweredBeforeTheWorkerLeaves() throws Exception {
    tells(
        tour::stop,
        """
        > var id = queue.messages().send(Command.STOP, null, List.of(worker)).id()
        ## <id>
        > queue.messages().response(id, worker, true, Duration.ofSeconds(30))
        ## "BYE"
        [<time>] MESSAGE STOP
        [<time>] RESPONSE STOP
        [<time>] STOP OK
        > queue.workers().exited()
        ## {worker}
        """);
    assertThat(newInLog()).containsExactly("MESSAGE STOP", "RESPONSE STOP", "STOP OK");
    assertThat(queue.workers().list()).containsExactly(other);
  }

  @Test
  @Order(11)
  void theOtherWorkerHasAnsweredWhatWentToAllAndIsStoppedToo() throws Exception {
    var id = queue.messages().sendToAll(Command.STOP, null).id();
    var patience = Duration.ofSeconds(10);
    var bye = queue.messages().response(id, other, true, patience);
    assertThat(bye.outcome().orThrow().asString()).isEqualTo("BYE");
    assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(13);
    assertThat(queue.messages().responseIds(worker)).isEmpty();
    assertThat(queue.messages().responseIds(other)).isSubsetOf(ids).hasSize(8);
    for (var sent : ids) {
      assertThat(queue.messages().sent(sent).time())
          .isBetween(begun, queue.workers().fleet().time());
    }
    var process = ProcessHandle.of(pidOf(other));
    if (process.isPresent()) {
      process.get().onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(queue.workers().exited()).containsExactlyInAnyOrder(worker, other);
    assertThat(queue.workers().list()).isEmpty();
    assertThat(logOf(other))
        .containsExactly(
            told.expected(
                    """
                    ALIVE
                    ENVIR {envir}
                    MESSAGE PING
                    RESPONSE PING
                    MESSAGE PAUSE
                    RESPONSE PAUSE
                    MESSAGE RESUME
                    RESPONSE RESUME
                    MESSAGE ECHO
                    RESPONSE ECHO
                    MESSAGE INFO
                    RESPONSE INFO
                    MESSAGE DIR
                    RESPONSE DIR
                    MESSAGE DIR
                    RESPONSE DIR
                    MESSAGE DIR
                    RESPONSE DIR
                    MESSAGE PULL
                    PULL
                    RESPONSE PULL
                    MESSAGE DIR
                    RESPONSE DIR
                    MESSAGE STOP
                    RESPONSE STOP
                    STOP OK
                    """)
                .split("\n"));
  }

  private static long pidOf(String worker) {
    return Long.parseLong(worker.substring(worker.indexOf("::") + 2));
  }

  private static String version() throws IOException {
    try (var jar = new JarFile(HOME.resolve("worker/target/muster-worker.jar").toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  private static String md5(Path file) throws Exception {
    return hash("MD5", file);
  }

  private static String hash(String algorithm, Path file) throws Exception {
    var digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
