package dev.muster.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.app.settings.KeptTls;
import dev.muster.app.settings.Settings;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.OddServer;
import dev.muster.shared.testing.TestCertificates;
import dev.muster.shared.testing.TlsServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// What is typed into the form of a connection is checked at once, and the rest by a test.
class TestedConnectionWindowTest extends ConnectionsWindow {
  @Test
  void aConnectionIsTestedAQueueChosenAndOpened() throws Exception {
    choose(1_280, 800);
    see("Connections that you save or use appear here.");
    writeAddress();
    test();
    see("Logged in as default.");
    see("May read and write.");
    see("2 queues found");
    see("choose a queue");
    picture("connections-tested");
    press("Connect");
    see("Which queue?");
    write("Queue", "gpu");
    press("Connect");
    see("May write");
    see("No worker has opened queue gpu");
    press("Connection LOCAL");
    see("gpu on " + ADDRESS.display());
    see("not saved, ");
    type(KeyCode.ESCAPE);
    see("No worker has opened queue gpu");
    assertThat(Files.readString(folder.resolve("settings.json")))
        .contains("gpu")
        .doesNotContain(SERVER.password());
  }

  @Test
  void anEncryptedConnectionIsTestedWithItsFilesSavedAndOpened() throws Exception {
    var certificates = new TestCertificates(folder);
    var ca = certificates.authority("Farm CA");
    certificates.server("redis", "Farm CA");
    var certificate = certificates.client("operator", "Farm CA");
    var key = certificates.key("operator");
    try (var server =
        TlsServer.before(SERVER.port(), certificates, "redis", "Farm CA")
            .wantingCertificates()
            .open()) {
      choose(1_280, 800);
      see("Not encrypted. Where the server has TLS");
      write("Address", "redis://localhost:" + server.port());
      write("Password", SERVER.password());
      test();
      see("What answers there is encrypted: write rediss://.");
      write("Address", "rediss://localhost:" + server.port());
      see("only their paths are kept");
      test();
      see("Its certificate is of the authority Farm CA, which this machine doesn't know");
      picture("connections-tls-untrusted");
      write("Its key", key.toString());
      see("is of no use without its certificate");
      write("CA certificate", ca.toString());
      write("Its key", "");
      test();
      see("It wants a certificate of ours");
      write("Own certificate", certificate.toString());
      test();
      see("holds no private key in PEM form");
      write("Its key", key.toString());
      write("Queue", "jobs");
      write("Name", "Render farm");
      press("Production");
      test();
      see("Its certificate is for localhost, 127.0.0.1, until ");
      see("It can be used.");
      for (var path : List.of("CA certificate", "Own certificate", "Its key")) {
        var field = field(path);
        var words =
            (Text)
                field.lookupAll(".text").stream()
                    .filter(
                        one -> one instanceof Text text && text.getText().equals(field.getText()))
                    .findFirst()
                    .orElseThrow();
        await(
            () ->
                words.localToScene(words.getLayoutBounds()).getMaxX()
                    <= field.localToScene(field.getLayoutBounds()).getMaxX());
      }
      picture("connections-tls");
      press("Save");
      see("Saved Render farm.");
      press("Connect");
      see("No worker has opened queue jobs");
      see("--tls-ca");
      var kept = Settings.in(folder).kept().connections().getFirst();
      assertThat(kept.tls())
          .isEqualTo(new KeptTls(ca.toString(), certificate.toString(), key.toString()));
      assertThat(Files.readString(folder.resolve("settings.json")))
          .doesNotContain("BEGIN", SERVER.password());
      press("Connection Render farm");
      assertThat(field("CA certificate").getText()).isEqualTo(ca.toString());
    }
  }

  @Test
  void whatIsTypedIsCheckedWhileOneTypes() throws Exception {
    choose(1_280, 800);
    write("Address", "http://127.0.0.1");
    see("A Redis address begins with redis://");
    write("Address", "redis://:hidden@127.0.0.1:7");
    see("The one in the address is used, and kept in no file.");
    write("Queue", "no such:queue");
    see("A queue's name is made of");
    picture("connections-wrong");
  }

  @Test
  void nothingThatListensIsSaidWithWhatToDo() throws Exception {
    choose(1_280, 800);
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    write("Address", "redis://127.0.0.1:" + port);
    test();
    see("Is Redis running there?");
    picture("connections-refused");
  }

  @Test
  void whatIsNotRedisIsSaid() throws Exception {
    try (var web = OddServer.web()) {
      choose(800, 600);
      write("Address", web.url());
      test();
      see("What answers there is not Redis");
      picture("connections-800x600");
    }
  }

  @Test
  void aTestThatHangsCanBeStopped() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      choose(1_280, 800);
      write("Address", "redis://127.0.0.1:" + silent.getLocalPort());
      test();
      see("TRYING");
      press("Stop");
      see("Given up.");
      test();
      see("says nothing");
    }
  }

  @Test
  void whatIsWrittenWhileATestGoesOnIsNotOpenedUntested() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      choose(1_280, 800);
      write("Address", "redis://127.0.0.1:" + silent.getLocalPort());
      write("Queue", "jobs");
      press("Connect");
      see("TRYING");
      writeAddress();
      seeNoMore("TRYING");
      press("Connect");
      see("No worker has opened queue jobs");
    }
  }

  @Test
  void onlyTheQueueThatIsWrittenIsMarkedAmongThoseThatWereFound() throws Exception {
    choose(1_280, 800);
    writeAddress();
    write("Queue", "jobs");
    test();
    see("2 queues found");
    var found = (javafx.scene.control.ListView<?>) node(".queues .list-view");
    await(() -> found.getSelectionModel().getSelectedIndices().equals(List.of(1)));
    picture("connections-queue-marked");
    write("Queue", "jobs2");
    await(() -> found.getSelectionModel().isEmpty());
    write("Queue", "gpu");
    await(() -> found.getSelectionModel().getSelectedIndices().equals(List.of(0)));
  }

  @Test
  void aQueueOfAnotherVersionIsSaidOnceItIsChosen() throws Exception {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "test", false)) {
      QueueClient.open(admin.address(), "jobs").close();
      QueueClient.open(admin.address(), "old").close();
      admin.call("SET", "old:protocol", 99);
      choose(1_280, 800);
      write("Address", admin.address().display());
      write("Password", server.password());
      test();
      see("2 are there.");
      var found = (javafx.scene.control.ListView<?>) node(".queues .list-view");
      inWindow(() -> found.getSelectionModel().select(1));
      see("Queue old speaks protocol 99, this program speaks 1: use the version of Muster");
      see("see above what failed");
      picture("connections-other-protocol");
      write("Queue", "jobs");
      see("2 are there.");
      seeNoMore("see above what failed");
      write("Queue", "old");
      press("Connect");
      see("speaks protocol 99");
      see("see above what failed");
      write("Queue", "jobs");
      press("Connect");
      see("No worker has opened queue jobs");
    }
  }

  @Test
  void aPasswordThatNeitherIsWrittenNorStandsInTheEnvironmentIsAskedForByName() throws Exception {
    choose(1_280, 800);
    write("Address", ADDRESS.display());
    see("Asked for after each start, unless MUSTER_REDIS holds it");
    test();
    see("A password is wanted there: write it and test again, or set MUSTER_REDIS to");
    picture("connections-no-password");
  }

  @Test
  void aWrongPasswordIsSaid() throws Exception {
    choose(1_280, 800);
    write("Address", ADDRESS.display());
    write("Password", "wrong");
    test();
    see("User or password is wrong.");
  }

  @Test
  void whatAReplicaAndAFullOneAreGoodForIsSaid() throws Exception {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "test", false)) {
      QueueClient.open(admin.address(), "jobs").close();
      choose(1_280, 800);
      write("Address", admin.address().display());
      write("Password", server.password());
      write("Queue", "jobs");
      admin.call("CONFIG", "SET", "maxmemory", 1);
      test();
      see("it takes no writes. Raise maxmemory or delete something.");
      picture("connections-full-memory");
      admin.call("CONFIG", "SET", "maxmemory", "1gb");
      admin.call("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
      test();
      see("tasks and messages would vanish");
      see("CONFIG SET maxmemory-policy noeviction");
      admin.call("REPLICAOF", "127.0.0.1", "1");
      test();
      see("connect to its master, 127.0.0.1:1, or switch on read-only");
      picture("connections-replica");
    }
  }

  @Test
  void aUserWithoutRightsIsToldWhichAreMissing() throws Exception {
    try (var redis = new Redis(ADDRESS, "test", false)) {
      redis.call(
          "ACL",
          "SETUSER",
          "watcher",
          "reset",
          "on",
          ">pw",
          "~*",
          "+@read",
          "+@connection",
          "+time");
    }
    choose(1_280, 800);
    write("Address", "redis://watcher@" + ADDRESS.hostAndPort());
    write("Password", "pw");
    write("Queue", "jobs");
    test();
    see("User watcher may not do EVALSHA, SREM there.");
    see("ACL SETUSER watcher resetkeys resetchannels ~jobs:* ~muster:queues +@all -@dangerous");
    picture("connections-without-rights");
    inWindow(() -> opened().choose(null).form().readOnly().set(true));
    write("Address", "redis://watcher@" + ADDRESS.hostAndPort());
    write("Password", "pw");
    write("Queue", "jobs");
    press("Connect");
    see("Read-only");
    see("Start one on any machine that reaches this Redis:");
    seeNoMore("Start workers here");
  }

  @Test
  void theRightsOfAUserAreThereToBePasted() throws Exception {
    choose(1_280, 800);
    inWindow(() -> opened().choose(null).form().readOnly().set(true));
    see("ACL SETUSER watcher on >PASSWORD resetkeys resetchannels ~QUEUE:* ~muster:queues -@all");
    write("Address", "redis://eve@" + ADDRESS.hostAndPort());
    write("Queue", "jobs");
    see("ACL SETUSER eve on >PASSWORD resetkeys resetchannels ~jobs:* ~muster:queues -@all");
    press("Copy the line that makes such a user");
    assertThat(Toolkit.call(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("ACL SETUSER eve on >PASSWORD ");
    picture("connections-read-only");
  }
}
