package dev.muster.worker.child;

import static dev.muster.worker.child.Harness.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloodTest {
  @TempDir Path folder;

  @Test
  void ofAHundredMegabytesHeadAndTailAreKeptAndTheRestIsCounted() throws Exception {
    try (var worker = new Harness(folder)) {
      var code = "for (int i = 0; i < 1_000_000; i++) System.out.println(\"%099d\".formatted(i));";
      assertThat(json(worker.eval(code))).isEqualTo("null");
      var printed = worker.printed.toString();
      assertThat(printed.length()).isBetween(1_100_000, 1_200_000);
      assertThat(printed).startsWith("0".repeat(99) + "\n").endsWith("999999\n");
      var cut = printed.lines().filter(line -> line.contains("not kept")).toList();
      assertThat(cut).singleElement().asString().matches("… 98,8\\d\\d,\\d\\d\\d bytes not kept …");
    }
  }

  @Test
  void batchesAreSmallAndCutBetweenCharacters() {
    var flood = new Flood();
    var text = "ä€𝄞\n".repeat(40_000);
    for (var b : text.getBytes(StandardCharsets.UTF_8)) {
      flood.add(new byte[] {b});
    }
    var batches = new ArrayList<String>();
    flood.drain(batches::add);
    flood.finish(batches::add);
    assertThat(String.join("", batches)).isEqualTo(text);
    assertThat(batches)
        .allSatisfy(b -> assertThat(b.getBytes(StandardCharsets.UTF_8).length).isLessThan(65_537));
  }

  @Test
  void aCharacterThatIsHalfThereWaitsForItsRest() {
    var flood = new Flood();
    var batches = new ArrayList<String>();
    var bytes = "a€".getBytes(StandardCharsets.UTF_8);
    flood.add(new byte[] {bytes[0], bytes[1]});
    flood.drain(batches::add);
    flood.add(new byte[] {bytes[2], bytes[3]});
    flood.finish(batches::add);
    assertThat(batches).containsExactly("a", "€");
  }

  @Test
  void bytesThatAreNoTextBreakNothing() {
    var flood = new Flood();
    var batches = new ArrayList<String>();
    flood.add(new byte[] {'x', 0, (byte) 0xff, (byte) 0xfe, (byte) 0x80, (byte) 0xe2});
    flood.finish(batches::add);
    assertThat(String.join("", batches)).startsWith("x\0").contains("\uFFFD");
  }

  @Test
  void justWhatFitsIsKeptWhole() {
    var flood = new Flood();
    var text = "x".repeat((1 << 20) + (64 << 10));
    flood.add(text.getBytes(StandardCharsets.UTF_8));
    var kept = new StringBuilder();
    flood.finish(kept::append);
    assertThat(kept.toString()).isEqualTo(text);
  }
}
