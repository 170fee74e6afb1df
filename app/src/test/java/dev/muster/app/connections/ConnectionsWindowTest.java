package dev.muster.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.background.Pulses;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.KeptConnection;
import dev.muster.app.settings.KeptTls;
import dev.muster.app.settings.Settings;
import dev.muster.app.settings.WindowPlace;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Grant;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.OddServer;
import dev.muster.shared.testing.TestCertificates;
import dev.muster.shared.testing.TlsServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsWindowTest extends WindowTest {
  private static final EmbeddedRedis SERVER = EmbeddedRedis.start();
  private static final RedisAddress ADDRESS = RedisAddress.parse(SERVER.url());
  private @Nullable App app;
  @TempDir private Path folder;

  @BeforeAll
  static void twoQueues() {
    QueueClient.open(ADDRESS, "jobs").close();
    QueueClient.open(ADDRESS, "gpu").close();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @AfterEach
  void end() {
    if (app != null) {
      app.close();
    }
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
      press("Test");
      see("What answers there is encrypted: write rediss://.");
      write("Address", "rediss://localhost:" + server.port());
      see("only their paths are kept");
      press("Test");
      see("Its certificate is of the authority Farm CA, which this machine doesn't know");
      picture("connections-tls-untrusted");
      write("Its key", key.toString());
      see("is of no use without its certificate");
      write("CA certificate", ca.toString());
      write("Its key", "");
      press("Test");
      see("It wants a certificate of ours");
      write("Own certificate", certificate.toString());
      press("Test");
      see("holds no private key in PEM form");
      write("Its key", key.toString());
      write("Queue", "jobs");
      write("Name", "Render farm");
      press("Production");
      press("Test");
      see("Its certificate is for localhost, 127.0.0.1, until ");
      see("It can be used.");
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
      assertThat(((TextInputControl) byName("CA certificate")).getText()).isEqualTo(ca.toString());
    }
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
      press("Test");
      see("it takes no writes. Raise maxmemory or delete something.");
      picture("connections-full-memory");
      admin.call("CONFIG", "SET", "maxmemory", "1gb");
      admin.call("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
      press("Test");
      see("tasks and messages would vanish");
      see("CONFIG SET maxmemory-policy noeviction");
      admin.call("REPLICAOF", "127.0.0.1", "1");
      press("Test");
      see("connect to its master, 127.0.0.1:1, or switch on read-only");
      picture("connections-replica");
    }
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
    assertThat(
            dev.muster.app.background.Toolkit.call(
                () -> javafx.scene.input.Clipboard.getSystemClipboard().getString()))
        .startsWith("ACL SETUSER eve on >PASSWORD ");
    picture("connections-read-only");
  }

  private App opened() {
    return java.util.Objects.requireNonNull(app);
  }

  private void choose(double width, double height) throws Exception {
    app = openApp(Settings.in(folder), width, height, window -> window.choose(null));
  }

  private void write(String field, String text) throws Exception {
    var input = (TextInputControl) byName(field);
    inWindow(() -> input.setText(text));
  }

  private javafx.scene.Node byName(String words) throws Exception {
    return dev.muster.app.background.Toolkit.call(
        () ->
            node(".connections-view").lookupAll(".text-field").stream()
                .filter(one -> words.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow());
  }

  private void writeAddress() throws Exception {
    write("Address", ADDRESS.display());
    write("Password", SERVER.password());
  }

  @Test
  void aConnectionIsTestedAQueueChosenAndOpened() throws Exception {
    choose(1_280, 800);
    see("Connections that you save or use appear here.");
    writeAddress();
    press("Test");
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
  void aConnectionIsSavedChangedRemovedAndBroughtBack() throws Exception {
    choose(1_280, 800);
    writeAddress();
    write("Name", "Render farm");
    write("Queue", "jobs");
    press("Production");
    press("Save");
    see("Saved Render farm.");
    write("Name", "Farm");
    press("Save");
    see("Saved Farm.");
    seeNoMore("Render farm");
    var file = folder.resolve("settings.json");
    assertThat(Settings.in(folder).kept().connections())
        .containsExactly(
            new KeptConnection(
                "Farm", ADDRESS.display(), "jobs", Colour.PRODUCTION, false, true, 0));
    assertThat(Files.readString(file)).doesNotContain(SERVER.password());
    press("Remove");
    see("Removed Farm.");
    see("Connections that you save or use appear here.");
    press("Undo");
    see("not used yet");
    assertThat(Settings.in(folder).kept().connections()).hasSize(1);
  }

  @Test
  void aRemovedConnectionComesBackToItsPlaceWithAllThatItHad() throws Exception {
    keep("Alpha", ADDRESS.display());
    keep("Gamma", ADDRESS.display());
    var farm =
        new KeptConnection("Beta", "rediss://farm:7", "jobs", Colour.PRODUCTION, true, true, 5)
            .with(new KeptTls("/ca.pem", "/own.pem", "/key.pem"));
    Settings.in(folder).change(kept -> kept.with(farm));
    var before = Settings.in(folder).kept().connections();
    choose(1_280, 800);
    inWindow(() -> opened().choose(null).choose(farm));
    press("Remove");
    see("Removed Beta.");
    await(() -> Settings.in(folder).kept().connections().size() == 2);
    picture("connections-removed");
    press("Undo");
    seeNoMore("Removed Beta.");
    await(() -> Settings.in(folder).kept().connections().equals(before));
    await(() -> list().getSelectionModel().getSelectedIndex() == 1);
    assertThat(((TextInputControl) byName("CA certificate")).getText()).isEqualTo("/ca.pem");
    inWindow(list()::requestFocus);
    type(KeyCode.DELETE);
    await(() -> Settings.in(folder).kept().connections().size() == 2);
    type(KeyCode.CONTROL, KeyCode.Z);
    await(() -> Settings.in(folder).kept().connections().equals(before));
    press("Remove");
    see("Removed Beta.");
    writeAddress();
    write("Queue", "jobs");
    write("Name", "Beta");
    press("Save");
    see("Saved Beta.");
    seeNoMore("Removed Beta.");
  }

  private ListView<?> list() throws Exception {
    return (ListView<?>) node(".connection-list .list-view");
  }

  @Test
  void manyConnectionsFillTheList() throws Exception {
    Settings.in(folder)
        .change(
            kept -> {
              var now = System.currentTimeMillis();
              return kept.with(saved("Render farm", Colour.PRODUCTION, true, now - 240_000))
                  .with(saved("Staging", Colour.STAGING, false, now - 7_300_000))
                  .with(saved("Laptop", Colour.LOCAL, false, 0))
                  .with(
                      new KeptConnection(
                          "LOCAL", ADDRESS.display(), "jobs", Colour.LOCAL, false, false, now));
            });
    choose(1_280, 800);
    see("Render farm");
    see("Laptop");
    pictures("connections-many");
  }

  private static KeptConnection saved(String name, Colour colour, boolean readOnly, long at) {
    return new KeptConnection(
        name, "redis://operator@queue.example.net:6380/2", "jobs", colour, readOnly, true, at);
  }

  @Test
  void twoConnectionsOfOneNameAreRefused() throws Exception {
    keep("Farm", ADDRESS.display());
    choose(1_280, 800);
    press("New");
    write("Name", "Farm");
    press("Save");
    see("There is another connection called Farm");
  }

  @Test
  void aSavedConnectionAsksForItsPasswordAndOpensWithEnter() throws Exception {
    keep("Farm", ADDRESS.display());
    choose(1_280, 800);
    see("not used yet");
    type(KeyCode.ENTER);
    see("A password is wanted there");
    picture("connections-password-wanted");
    for (var key : SERVER.password().toUpperCase(java.util.Locale.ROOT).toCharArray()) {
      hands.push(KeyCode.getKeyCode(String.valueOf(key)));
    }
    type(KeyCode.ENTER);
    see("No worker has opened queue jobs");
    see("Farm");
  }

  private void keep(String name, String url) {
    Settings.in(folder)
        .change(
            kept ->
                kept.with(
                    new KeptConnection(name, url, "jobs", Colour.PRODUCTION, false, true, 0)));
  }

  @Test
  void nothingThatListensIsSaidWithWhatToDo() throws Exception {
    choose(1_280, 800);
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    write("Address", "redis://127.0.0.1:" + port);
    press("Test");
    see("Is Redis running there?");
    picture("connections-refused");
  }

  @Test
  void whatIsNotRedisIsSaid() throws Exception {
    try (var web = OddServer.web()) {
      choose(800, 600);
      write("Address", web.url());
      press("Test");
      see("What answers there is not Redis");
      picture("connections-800x600");
    }
  }

  @Test
  void aTestThatHangsCanBeStopped() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      choose(1_280, 800);
      write("Address", "redis://127.0.0.1:" + silent.getLocalPort());
      press("Test");
      see("TRYING");
      press("Stop");
      see("Given up.");
      press("Test");
      see("says nothing");
    }
  }

  @Test
  void aWrongPasswordIsSaid() throws Exception {
    choose(1_280, 800);
    write("Address", ADDRESS.display());
    write("Password", "wrong");
    press("Test");
    see("User or password is wrong.");
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
    press("Test");
    see("User watcher may not do EVALSHA, SREM there.");
    see("ACL SETUSER watcher resetkeys resetchannels ~jobs:* ~muster:queues +@all -@dangerous");
    picture("connections-without-rights");
    inWindow(() -> opened().choose(null).form().readOnly().set(true));
    write("Address", "redis://watcher@" + ADDRESS.hostAndPort());
    write("Password", "pw");
    write("Queue", "jobs");
    press("Connect");
    see("Read-only");
  }

  @Test
  void aReadOnlyWindowWritesNothingAndSaysSo() throws Exception {
    try (var fleet = new PretendedFleet("web1::1");
        var admin = new Redis(fleet.queue().address(), "test", false)) {
      var place =
          new Place(fleet.queue().address(), "jobs", "Farm", Colour.PRODUCTION, true, false);
      admin.call("CONFIG", "RESETSTAT");
      app = openApp(Settings.in(folder), 1_280, 800, window -> window.open(place));
      see("Read-only");
      see("web1::1");
      type(KeyCode.P);
      see("this connection may only read");
      picture("read-only");
      type(KeyCode.DIGIT4);
      see("Messages");
      type(KeyCode.DIGIT5);
      see("Files");
      type(KeyCode.N);
      see("This connection may only read, and a worker writes.");
      type(KeyCode.F5);
      Pulses.await(60);
      assertThat(admin.call("INFO", "commandstats").text().lines().toList())
          .noneMatch(
              line ->
                  line.matches("cmdstat_(eval.*|script.*|h?set|h?del|[lr]push|[sxz]add|expire):.*"))
          .anyMatch(line -> line.startsWith("cmdstat_zrange:") || line.contains("hgetall"));
    }
  }

  @Test
  void whoseRedisUserMayOnlyLookSeesTheWholeWindow() throws Exception {
    try (var fleet = new PretendedFleet("web1::1");
        var admin = new Redis(fleet.queue().address(), "test", false)) {
      fleet.queue().messages().sendToAll(Command.PING, null);
      fleet.answer("web1::1", "\"PONG\"");
      var line = new Grant("watcher", "jobs", true).lineForNew().replace("PASSWORD", "pw");
      var words = line.split(" ");
      admin.call(words[0], (Object[]) Arrays.copyOfRange(words, 1, words.length));
      var watcher = RedisAddress.parse("redis://watcher:pw@127.0.0.1:" + fleet.server().port());
      admin.call("ACL", "LOG", "RESET");
      var place = new Place(watcher, "jobs", "Farm", Colour.PRODUCTION, true, false);
      app = openApp(Settings.in(folder), 1_280, 800, window -> window.open(place));
      see("web1::1");
      see("Live");
      type(KeyCode.L);
      see("Following");
      type(KeyCode.DIGIT4);
      see("PING");
      type(KeyCode.DIGIT5);
      see("No files are in Redis yet");
      picture("read-only-by-redis");
      Pulses.await(90);
      // Whether Redis evicts, it is asked once, and may not say.
      assertThat(admin.call("ACL", "LOG").list())
          .extracting(denied -> denied.list().get(7).text())
          .isSubsetOf("config", "config|get");
    }
  }

  @Test
  void aQueueOutOfReachLeadsToItsFormAndBack() throws Exception {
    var address = RedisAddress.parse("redis://127.0.0.1:1");
    app =
        openApp(Settings.in(folder), 1_280, 800, window -> window.open(Place.of(address, "jobs")));
    see("Could not reach 127.0.0.1:1");
    picture("no-connection");
    press("Edit");
    see("What a test finds");
    assertThat(((TextInputControl) byName("Address")).getText()).isEqualTo("redis://127.0.0.1:1");
    press("Back");
    press("Start one here");
    see("Start a Redis and workers here");
    type(KeyCode.ESCAPE);
    seeNoMore("Start a Redis and workers here");
  }

  @Test
  void aRedisIsStartedHereAndEndsWithTheWindow() throws Exception {
    var before = servers();
    choose(1_280, 800);
    press("Start one here");
    see("Start a Redis and workers here");
    inWindow(
        () -> {
          for (var field : fieldsOf(".spawn-card")) {
            if ("How many workers".equals(field.getAccessibleText())) {
              field.setText("0");
            }
          }
        });
    see("they end when it is closed");
    picture("start-here");
    type(KeyCode.ENTER);
    see("Redis and workers end with this window");
    see("No worker has opened queue jobs");
    picture("started-here");
    var started = servers().stream().filter(one -> !before.contains(one)).toList();
    assertThat(started).hasSize(1);
    opened().close();
    assertThat(started).noneMatch(ProcessHandle::isAlive);
  }

  /// Those that this process has started.
  private static List<ProcessHandle> servers() {
    return ProcessHandle.current()
        .children()
        .filter(one -> one.info().command().orElse("").contains("redis"))
        .toList();
  }

  private List<javafx.scene.control.TextField> fieldsOf(String selector) {
    try {
      return node(selector).lookupAll(".text-field").stream()
          .map(javafx.scene.control.TextField.class::cast)
          .toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theWindowStandsAsItStoodAndBrokenSettingsAreSaid() throws Exception {
    choose(900, 640);
    press("Switch between light and dark");
    inWindow(() -> opened().theme().choose(true));
    close(opened());
    var kept = Settings.in(folder).kept();
    assertThat(kept.dark()).isTrue();
    assertThat(java.util.Objects.requireNonNull(kept.window()).width()).isEqualTo(900);
    Files.writeString(folder.resolve("settings.json"), "{\"version\":1,\"connec");
    choose(1_280, 800);
    see("The old file is kept as " + folder.resolve("settings.json.broken"));
    picture("settings-broken");
    press("Read");
    seeNoMore("The old file is kept as");
  }

  @Test
  void themePlaceAndSplitsAreKeptWhileTheWindowStands() throws Exception {
    var place = Place.of(ADDRESS, "jobs");
    app = openApp(Settings.in(folder), 900, 640, window -> window.open(place));
    see("No worker has opened queue jobs");
    type(KeyCode.CONTROL, KeyCode.T);
    await(() -> Boolean.TRUE.equals(Settings.in(folder).kept().dark()));
    var stage = node(".workers-table").getScene().getWindow();
    inWindow(() -> stage.setWidth(940));
    await(
        () ->
            Settings.in(folder).kept().window() instanceof WindowPlace(_, _, var wide, _, _)
                && wide == 940);
    press("Taller or as before");
    await(() -> Settings.in(folder).kept().splits().containsKey("dock.Composer"));
  }

  private void close(App window) throws Exception {
    var view = node(".connections-view");
    inWindow(() -> view.getScene().getWindow().hide());
    window.close();
  }
}
