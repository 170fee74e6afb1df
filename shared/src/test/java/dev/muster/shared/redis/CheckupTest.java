package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Checkup.Finding;
import dev.muster.shared.redis.Checkup.Step;
import dev.muster.shared.redis.Checkup.Verdict;
import dev.muster.shared.testing.OddServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CheckupTest {
  private static final EmbeddedRedis SERVER = EmbeddedRedis.start();
  private static final RedisAddress ADDRESS = RedisAddress.parse(SERVER.url());

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void allStepsPassOnARedisWithAQueue() {
    QueueClient.open(ADDRESS, "jobs").close();
    var findings = findings(ADDRESS, false, "jobs");
    assertThat(findings).extracting(Finding::step).containsExactly(Step.values());
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.OK);
  }

  @Test
  void theQueuesThatThereAreAreFound() {
    QueueClient.open(ADDRESS, "jobs").close();
    try (var checkup = new Checkup(ADDRESS, true, "")) {
      while (checkup.hasNext()) {
        checkup.next();
      }
      assertThat(checkup.queues()).contains("jobs");
    }
  }

  @Test
  void whereNothingListensThatIsSaid() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(last("redis://127.0.0.1:" + port))
        .matches(one -> one.step() == Step.REACH && one.verdict() == Verdict.FAILED)
        .matches(one -> one.words().contains("nothing listens"));
  }

  @Test
  void anUnknownNameIsSaid() {
    assertThat(last("redis://no-such-host.invalid"))
        .matches(one -> one.step() == Step.RESOLVE && one.words().contains("is not known"));
  }

  @Test
  void whatIsNotRedisIsToldFromRedis() throws IOException {
    try (var web = OddServer.web()) {
      assertThat(last(web.url()))
          .matches(one -> one.step() == Step.SPEAK && one.words().contains("is not Redis"));
    }
  }

  @Test
  void aWantedPasswordAndAWrongOneAreSaid() {
    assertThat(last(ADDRESS.withPassword(null), false, ""))
        .matches(one -> one.step() == Step.LOGIN && one.words().contains("A password is wanted"));
    assertThat(last(ADDRESS.withPassword("wrong-secret"), false, ""))
        .matches(one -> one.step() == Step.LOGIN && one.words().contains("password is wrong"))
        .matches(one -> !one.words().contains("wrong-secret"));
  }

  @Test
  void aUserWhoMayOnlyReadIsToldSoUnlessReadOnlyIsWanted() {
    QueueClient.open(ADDRESS, "jobs").close();
    var watcher = user("watcher", "~jobs:*", "~muster:queues", "+@read", "+@connection", "+time");
    var finding = last(watcher, false, "jobs");
    assertThat(finding.step()).isEqualTo(Step.RIGHTS);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(finding.words()).contains("watcher").contains("EVALSHA").contains("read-only");
    assertThat(last(watcher, true, "jobs"))
        .matches(one -> one.step() == Step.QUEUES && one.verdict() == Verdict.OK);
  }

  @Test
  void aUserFencedToOneQueueMayUseIt() {
    QueueClient.open(ADDRESS, "jobs").close();
    var fenced = user("fenced", "~jobs:*", "+@all", "-@dangerous");
    assertThat(last(fenced, false, "jobs"))
        .matches(one -> one.step() == Step.QUEUES && one.verdict() == Verdict.OK);
    assertThat(last(fenced, false, "other"))
        .matches(one -> one.step() == Step.RIGHTS && one.verdict() == Verdict.FAILED);
  }

  @Test
  void aQueueOfAnotherVersionIsSaid() {
    QueueClient.open(ADDRESS, "old").close();
    QueueClient.open(ADDRESS, "jobs").close();
    try (var redis = new Redis(ADDRESS, "test", false)) {
      redis.call("SET", "old:protocol", 99);
      for (var readOnly : List.of(true, false)) {
        assertThat(last(ADDRESS, readOnly, "old"))
            .matches(one -> one.step() == Step.QUEUES && one.verdict() == Verdict.FAILED)
            .matches(one -> one.words().contains("Queue old speaks protocol 99"));
        assertThat(last(ADDRESS, readOnly, "jobs").verdict()).isEqualTo(Verdict.OK);
      }
      try (var checkup = new Checkup(ADDRESS, true, "")) {
        while (checkup.hasNext()) {
          checkup.next();
        }
        assertThat(checkup.problems()).containsOnlyKeys("old");
      }
      var fenced = user("of-the-old", "~old:*", "+@all", "-@dangerous");
      assertThat(last(fenced, false, "old").words()).contains("speaks protocol 99");
    }
  }

  @Test
  void aCheckupChangesNothing() {
    QueueClient.open(ADDRESS, "jobs").close();
    try (var redis = new Redis(ADDRESS, "test", false)) {
      var before = redis.call("DBSIZE").number();
      findings(ADDRESS, false, "unheard-of");
      assertThat(redis.call("DBSIZE").number()).isEqualTo(before);
    }
  }

  private static RedisAddress user(String name, String... rules) {
    try (var redis = new Redis(ADDRESS, "test", false)) {
      var all = new ArrayList<Object>(List.of("SETUSER", name, "reset", "on", ">pw"));
      all.addAll(List.of(rules));
      redis.call("ACL", all.toArray());
    }
    return new RedisAddress(ADDRESS.host(), ADDRESS.port(), name, "pw", 0, false, TlsFiles.NONE);
  }

  private static Finding last(String url) {
    return last(RedisAddress.parse(url), false, "");
  }

  private static Finding last(RedisAddress address, boolean readOnly, String queue) {
    return findings(address, readOnly, queue).getLast();
  }

  private static List<Finding> findings(RedisAddress address, boolean readOnly, String queue) {
    var found = new ArrayList<Finding>();
    try (var checkup = new Checkup(address, readOnly, queue)) {
      while (checkup.hasNext()) {
        found.add(checkup.next());
      }
    }
    return found;
  }
}
