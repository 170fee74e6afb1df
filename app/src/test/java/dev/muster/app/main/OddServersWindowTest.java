package dev.muster.app.main;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.testing.OddServer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is no Redis, or not yet one, is told in the place of all screens.
class OddServersWindowTest extends WindowTest {
  @Test
  void aRedisThatLoadsIsToldSo() throws Exception {
    try (var server = OddServer.loading()) {
      openLive(server.url(), "jobs");
      see("is still loading its data: wait a moment.");
      picture("loading");
    }
  }

  @Test
  void whatIsNotRedisIsToldSo() throws Exception {
    try (var server = OddServer.saying("220 mail.example.net ESMTP\r\n")) {
      openLive(server.url(), "jobs");
      see("What answers at " + server.url() + " is not Redis: look at host and port.");
    }
  }

  @Test
  void whatNeverAnswersIsGivenUpAndTriedAgain() throws Exception {
    try (var server = OddServer.silent()) {
      openLive(server.url(), "jobs");
      see("Reaching ");
      see("no answer in time.");
      see("Tried 1 time");
    }
  }

  @Test
  void aFullOneAReplicaAndADeniedCommandAreToldWhereOneSendsAndStillRead() throws Exception {
    try (var fleet = new PretendedFleet("web1::1");
        var admin = new Redis(fleet.queue().address(), "admin", false)) {
      openLive(fleet.server().url(), PretendedFleet.QUEUE);
      see("web1::1");
      inWindow(() -> session().selection().setAll("web1::1"));
      admin.call("CONFIG", "SET", "maxmemory", 1);
      type(KeyCode.P);
      see("is out of memory: raise maxmemory or delete something.");
      picture("out-of-memory");
      admin.call("CONFIG", "SET", "maxmemory", 0);
      admin.call("REPLICAOF", "127.0.0.1", "1");
      type(KeyCode.P);
      see("is a replica and takes no writes: connect to its master.");
      see("Live");
      admin.call("REPLICAOF", "NO", "ONE");
      admin.call("ACL", "SETUSER", "default", "-evalsha", "-eval");
      type(KeyCode.P);
      see("Ask for that right, or connect as another user.");
      see("Live");
    }
  }

  @Test
  void aQueueOfAnotherProtocolIsToldSo() throws Exception {
    try (var fleet = new PretendedFleet("web1::1");
        var admin = new Redis(fleet.queue().address(), "admin", false)) {
      admin.call("SET", "jobs:protocol", 99);
      openLive(fleet.server().url(), PretendedFleet.QUEUE);
      see("Queue jobs speaks protocol 99, this program speaks 1: use the version of Muster");
      picture("other-protocol");
    }
  }
}
