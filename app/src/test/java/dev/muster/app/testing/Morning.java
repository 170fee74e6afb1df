package dev.muster.app.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/// What a fleet has been through by noon: messages answered in every way, files from here and from
/// workers, and logs in which something went wrong.
public final class Morning {
  /// Its workers.
  public static final List<String> WORKERS =
      List.of(
          "db1::893",
          "db1::901",
          "gpu1::2203",
          "gpu1::2207",
          "gpu1::2210",
          "web1::3301",
          "web1::3302",
          "web1::3307",
          "web2::3120",
          "web2::3121",
          "web3::4411",
          "web3::4419");

  /// A file of functions, as a person might push it.
  public static final String FUNCTIONS =
      """
      package lab;

      /** Doubles a number, slowly, so that a queue has something to do. */
      public final class Myfuns {
        public static double slowdouble(double seconds) throws InterruptedException {
          Thread.sleep((long) (seconds * 1000));
          return seconds * 2; // after a while
        }

        public static int align(Path sample) throws IOException {
          try (var reads = Fastq.open(sample)) {
            return reads.stream().mapToInt(Aligner::score).sum();
          }
        }

        public static Report report(String month) {
          return Report.of(Events.in(YearMonth.parse(month)), "eu", 0x1F);
        }
      }
      """;
  private static final String LISTING =
      """
      {"align.java":"2c960b07f1c3b6b1a5c6b2c0f5a3e001","messages.java":"8f3f82d80a91c2be4d5f6a7b8c9d0e1f",
       "myfuns.java":"ba6a3703b1d64d3a8d4f5a2a9c6e0f11","report.java":"31c1ff5d6b2a40c7b1a9d2c3e4f50617",
       "simulate.java":"f87d11ea1c2b3a4958677685940312aa","slowdouble.java":"4a24f94f0b1c2d3e4f5061728394a5b6"}\
      """;
  private final PretendedFleet fleet;

  /// Of a fleet of [#WORKERS].
  public Morning(PretendedFleet fleet) {
    this.fleet = fleet;
  }

  /// Sends messages, of which the newest has been answered in every way there is.
  public void messages() {
    send(Command.STOP, "\"driver update\"", List.of("gpu1::2210"));
    fleet.answer("gpu1::2210", "\"BYE\"");
    send(Command.ECHO, "\"nightly run begins\"", WORKERS);
    WORKERS.forEach(worker -> fleet.answer(worker, "\"OK\""));
    send(Command.PUSH, "[\"run-808.csv\"]", List.of("gpu1::2207"));
    fleet.fail("gpu1::2207", "NoSuchFile", "run-808.csv is not in /srv/muster/gpu1");
    send(
        Command.EVAL,
        "{\"code\":\"System.getProperty(\\\"java.version\\\")\",\"timeout\":60}",
        List.of("db1::893", "web3::4411"));
    fleet.answer("db1::893", "\"25.0.3\"");
    fleet.answer("web3::4411", "\"25.0.3\"");
    send(Command.PING, "", WORKERS);
    WORKERS.forEach(worker -> fleet.answer(worker, "\"PONG\""));
    fleet.queue().tasks().enqueue("simulate(\"run-811\", 4000)");
    fleet.queue().tasks().enqueue("simulate(\"run-812\", 4000)");
    fleet.work("gpu1::2203");
    fleet.work("gpu1::2207");
    send(Command.DIR, "{\"pattern\":\"\\\\.java$\"}", WORKERS);
    for (var worker : List.of("db1::893", "web1::3301", "web1::3302", "web1::3307", "web3::4411")) {
      fleet.answer(worker, LISTING);
    }
    fleet.answer("web3::4419", LISTING.replace("ba6a3703", "c4b62ef9"));
    fleet.answer("web2::3121", LISTING.replaceFirst(",\"messages.java\":\"\\w+\"", ""));
    fleet.answer("gpu1::2210", LISTING);
    fleet.fail("web2::3120", "NoSuchFile", "/srv/muster/web2");
    fleet.silentFor("db1::901", Duration.ofMinutes(4));
  }

  private void send(Command command, String args, List<String> workers) {
    fleet.queue().messages().send(command, args.isEmpty() ? null : Json.parse(args), workers);
  }

  /// Puts files into Redis, from here and from workers.
  public void files(Path folder) throws IOException {
    fleet.push(
        folder,
        "web3::4411",
        Map.of("report-2026-10.md", "# Report\n\nAll `well`.\n".getBytes(UTF_8)));
    fleet.push(folder, "db1::893", Map.of("events.parquet", noise(880_000)));
    fleet.push(
        folder,
        "web3::4419",
        Map.of("myfuns.java", FUNCTIONS.replace("slowly", "fast").getBytes(UTF_8)));
    fleet.push(
        folder,
        "gpu1::2207",
        Map.of(
            "run-807.csv", "run,score\n807,0.93\n".repeat(9_000).getBytes(UTF_8),
            "heat-807.png", picture(),
            "logs/run-807.log", "2026-11-24 13:57:01 INFO begun\n".repeat(40).getBytes(UTF_8)));
    var here = Files.createTempDirectory(folder, "here");
    Files.writeString(here.resolve("myfuns.java"), FUNCTIONS);
    Files.writeString(here.resolve("align.json"), "{\"name\": \"align\", \"k\": [1, true]}\n");
    fleet.queue().files().pack(here, List.of("myfuns.java", "align.json"));
  }

  private static byte[] noise(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] picture() {
    var image = new BufferedImage(420, 260, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 260; y++) {
      for (int x = 0; x < 420; x++) {
        var heat = (int) (127 + 127 * Math.sin(x / 31.0) * Math.cos(y / 23.0));
        image.setRGB(x, y, heat << 16 | 0x4000 | (255 - heat));
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Has workers write their logs.
  public void logs() {
    for (int round = 0; round < 9; round++) {
      for (var worker : List.of("web1::3302", "web3::4411", "db1::893")) {
        var ago = Duration.ofMillis(60_000L - round * 4_000L - worker.length() * 90L);
        var task = 18_860 + round * 3 + worker.length();
        int number = round * 3;
        fleet.log(worker, number, ago, "TASK_START", "" + task);
        fleet.print(worker, number + 1, ago.minusMillis(700), 402 + round * 7 + " reads aligned");
        fleet.log(worker, number + 2, ago.minusMillis(1_900), "TASK_COMPLETE", "" + task);
      }
    }
    fleet.log("web3::4411", 27, Duration.ofSeconds(12), "MESSAGE", "PING");
    fleet.print("web3::4411", 28, Duration.ofSeconds(12), "PONG");
    fleet.log("web3::4411", 29, Duration.ofSeconds(12), "RESPONSE", "PING");
  }

  /// Has a worker write of its troubles, and leave lines out.
  public void troubledLog() {
    var worker = "gpu1::2207";
    var ago = Duration.ofSeconds(90);
    fleet.print(worker, 0, ago, "run-812: mesh 4000 × 4000 loaded, 1.1 GB");
    for (int step = 1; step <= 12; step++) {
      ago = ago.minusSeconds(5);
      fleet.print(worker, step, ago, "run-812: step " + step * 40 + " of 4000");
    }
    fleet.print(worker, 13, ago, "run-812: WARN solver: step size halved to 0.0125");
    ago = ago.minusSeconds(20);
    fleet.print(worker, 1_218, ago, "run-812: step 680 of 4000, residual 8.8e-2");
    fleet.print(worker, 1_219, ago, "java.lang.OutOfMemoryError: Java heap space");
    fleet.log(worker, 1_220, ago.minusMillis(40), "TASK_DIED", "18405");
    fleet.log(
        worker, 1_221, ago.minusMillis(90), "ENVIR", "ERROR myfuns.java:12: cannot find Fastq");
  }

  /// Has workers tell how they are.
  public void vitals() {
    for (int i = 0; i < WORKERS.size(); i++) {
      var late = i % 4 == 1 ? "l" : "|";
      fleet.vitals(
          WORKERS.get(i),
          """
          {"load":0.%02d,"memory":249000000,"done":%d,"failed":%d,"log":"TASK_COMPLETE %d",
           "beats":"%s%s||||||"}\
          """
              .formatted(
                  3 + i * 7, 204 + i * 97, i % 5 == 3 ? 2 : 0, 18_800 + i, "|".repeat(53), late));
    }
  }
}
