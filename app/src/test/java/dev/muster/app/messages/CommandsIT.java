package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.RealFleet;
import dev.muster.app.testing.WindowTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextInputControl;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each command as a person says it: with good arguments and with bad ones.
class CommandsIT extends WindowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  @TempDir private Path folder = Path.of("");
  private RealFleet fleet;

  @BeforeEach
  void startAWorkerAndOpenTheWindow() throws Exception {
    fleet = new RealFleet(folder, List.of("one"));
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("1 live");
    press("All 1");
  }

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private void compose(String command) throws Exception {
    press("Composer");
    press(command);
  }

  private void write(String text) throws Exception {
    var field = (TextInputControl) node(".form .text-input");
    inWindow(() -> field.setText(text));
  }

  private void code(String text) throws Exception {
    var input = (CodeArea) node(".code-input");
    inWindow(() -> input.replaceText(text));
  }

  /// Sends, and waits for the answer to that message and no other.
  private void send(String answer) throws Exception {
    int before = fleet.queue().messages().history(1_000).size();
    press("Send to 1");
    await(() -> fleet.queue().messages().history(1_000).size() == before + 1);
    var id = fleet.queue().messages().history(1).getFirst().id();
    assertThat(fleet.queue().messages().responses(id, false, PATIENCE)).containsOnlyKeys("one");
    see(answer);
  }

  @Test
  void echoPrintsATextAndWantsOne() throws Exception {
    compose("ECHO");
    see("Write the text to print.");
    write("nightly run begins");
    send("OK");
    press("Log");
    see("nightly run begins");
  }

  @Test
  void infoTellsOfTheWorker() throws Exception {
    compose("INFO");
    send("Java 25");
    press("Tree");
    see("queue_name");
  }

  @Test
  void dirListsAndRefusesWhatIsNoPatternOrLeadsOut() throws Exception {
    compose("DIR");
    write("../elsewhere");
    see("“../elsewhere” leads out of the worker's folder.");
    write("nowhere");
    send("FAILED");
    compose("DIR");
    write("");
    send("1 file, 1 folder: ");
  }

  @Test
  void evalGivesAValueOrSaysWhatIsWrongWithTheCode() throws Exception {
    compose("EVAL");
    see("Write the code to run.");
    code("int x = 20; 2 * x + 2");
    send("42");
    compose("EVAL");
    code("this is no Java");
    send("FAILED");
    compose("EVAL");
    code("x + 1");
    send("21");
    picture("eval-answered");
  }

  @Test
  void pushAndPullCopyFilesAndSayWhichAreNotThere() throws Exception {
    compose("PULL");
    press("Send to 1");
    see("There is nothing to PULL yet: pack files or PUSH some first.");
    compose("PUSH");
    write("/etc/passwd");
    see("“/etc/passwd” is absolute: names begin in the worker's folder.");
    write("nothere.java");
    send("FAILED");
    compose("PUSH");
    write("myfuns.java");
    send("1 file, 35 B: myfuns.java");
    compose("PULL");
    send("OK");
  }

  @Test
  void pausedOnceItSaysThatNothingChanged() throws Exception {
    compose("PAUSE");
    see("Nobody will take tasks.");
    send("OK");
    see("1 paused");
    compose("PAUSE");
    send("NOOP");
    compose("RESUME");
    send("OK");
    compose("REFRESH");
    send("ENVIR OK");
  }

  @Test
  void anEnvironmentIsLoadedByItsIdAndNoOther() throws Exception {
    compose("ENVIR");
    write("abc");
    see("An environment's id has 32 hex digits, this has 3 characters.");
    write("9ba846cec2d2f060b336b9b90f8fd19d");
    send("ENVIR ERROR");
  }

  @Test
  void stopWantsTheNumberAndWritesItsReason() throws Exception {
    compose("STOP");
    write("driver update");
    see("Queue jobs will have no worker.");
    press("Stop 1 worker");
    assertThat(fleet.queue().messages().history(1)).isEmpty();
    var number = (TextInputControl) node(".consequence-bar .number-field");
    inWindow(() -> number.setText("1"));
    press("Stop 1 worker");
    see("BYE");
    see("0 live");
    await(
        () ->
            fleet.queue().logs().tail(List.of("one"), 5).stream()
                .anyMatch(line -> line.message().equals("OK (driver update)")));
  }
}
