package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.messages.Command;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommandFormsTest {
  private final CommandForms forms = new CommandForms();

  private CommandForm form(Command command) {
    return Objects.requireNonNull(forms.all().get(command));
  }

  private static void write(CommandForm form, int field, String text) {
    switch (form.fields().get(field)) {
      case Field.Line line -> line.text().set(text);
      case Field.Code code -> code.text().set(text);
      case Field.Names names -> names.text().set(text);
      case Field.Flag flag -> flag.on().set(true);
      case Field.Choice _ -> throw new AssertionError("a choice is not written");
    }
  }

  @Test
  void dirWithNothingFilledInTakesNoArguments() {
    assertThat(form(Command.DIR).problem()).isEmpty();
    assertThat(form(Command.DIR).args()).isNull();
  }

  @Test
  void dirSendsOnlyWhatWasFilledIn() {
    var dir = form(Command.DIR);
    write(dir, 1, "\\.java$");
    write(dir, 2, "");
    assertThat(dir.args()).hasToString("{\"pattern\":\"\\\\.java$\",\"recursive\":true}");
  }

  @Test
  void aPatternIsCheckedWhileItIsWritten() {
    var dir = form(Command.DIR);
    write(dir, 1, "(");
    assertThat(dir.problem()).startsWith("This is no regular expression: unclosed group");
  }

  @Test
  void pushTakesNamesWithCommasBetweenAndNoneThatLeadsOut() {
    var push = form(Command.PUSH);
    assertThat(push.problem()).isEqualTo("Name a file to copy.");
    write(push, 0, "myfuns.java, my data.csv");
    assertThat(push.args()).hasToString("[\"myfuns.java\",\"my data.csv\"]");
    write(push, 0, "../secret");
    assertThat(push.problem()).contains("leads out of the worker's folder");
    write(push, 0, "/etc/passwd");
    assertThat(push.problem()).contains("is absolute");
  }

  @Test
  void evalSendsCodeAndItsLimit() {
    var eval = form(Command.EVAL);
    assertThat(eval.problem()).isEqualTo("Write the code to run.");
    write(eval, 0, "1 + 1");
    write(eval, 1, "5");
    assertThat(eval.args()).hasToString("{\"code\":\"1 + 1\",\"timeout\":5}");
    write(eval, 1, "soon");
    assertThat(eval.problem()).isEqualTo("Write whole seconds, such as 60.");
  }

  @Test
  void envirWantsAWholeId() {
    var envir = form(Command.ENVIR);
    write(envir, 0, "9ba8");
    assertThat(envir.problem()).contains("32 hex digits");
    write(envir, 0, "9ba846cec2d2f060b336b9b90f8fd19d");
    assertThat(envir.problem()).isEmpty();
  }

  @Test
  void stopMayHaveAReason() {
    var stop = form(Command.STOP);
    assertThat(stop.args()).isNull();
    write(stop, 0, "driver update");
    assertThat(stop.args()).hasToString("\"driver update\"");
  }

  @Test
  void stopWaitsForTheTaskUnlessAPersonWantsOtherwise() {
    var stop = form(Command.STOP);
    assertThat(forms.stopping()).isEqualTo(Stopping.NOT);
    choose(stop, 2, 1);
    assertThat(forms.stopping()).isEqualTo(new Stopping(false, Duration.ofMinutes(1)));
    assertThat(forms.stopping().isWatched()).isTrue();
    choose(stop, 1, 1);
    assertThat(forms.stopping().cancel()).isTrue();
    assertThat(forms.stopping().isWatched()).isFalse();
  }

  private static void choose(CommandForm form, int field, int option) {
    var choice = (Field.Choice) form.fields().get(field);
    choice.chosen().set(choice.options().get(option));
  }
}
