package dev.muster.app.main;

import dev.muster.app.testing.WindowTest;
import dev.muster.shared.testing.OddServer;
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
}
