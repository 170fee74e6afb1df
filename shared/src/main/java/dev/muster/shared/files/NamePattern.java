package dev.muster.shared.files;

import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A regular expression that somebody else wrote. It may look at names for one second in all, for
/// `(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)!` would compare a name of 100 characters for years.
final class NamePattern {
  private static final int MAX_LENGTH = 1_000;
  private static final long BUDGET_NANOS = 1_000_000_000;
  private static final int LOOK_EVERY = 0x3ff;

  /// A repeat of something that takes up no character, as in `(?:^){2000000000}`, spins without
  /// reading one; a file's name has 255 at the most, so no honest count comes near this.
  private static final long MAX_REPEATS = 1_000_000;

  private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

  private final @Nullable Pattern pattern;
  private final LongSupplier nanos;
  private long left = BUDGET_NANOS;

  /// @throws FileProblem (BadPattern) if it isn't one
  NamePattern(@Nullable String regex) {
    this(regex, System::nanoTime);
  }

  NamePattern(@Nullable String regex, LongSupplier nanos) {
    this.pattern = regex == null ? null : compiled(regex);
    this.nanos = nanos;
  }

  private static Pattern compiled(String regex) {
    if (regex.length() > MAX_LENGTH) {
      throw bad(regex, "it is longer than " + MAX_LENGTH + " characters");
    }
    var repeats = 1.0;
    for (Matcher it = REPEAT.matcher(regex); it.find(); ) {
      repeats *= Math.max(1, Double.parseDouble(it.group(1)));
    }
    if (repeats > MAX_REPEATS) {
      throw bad(regex, "it repeats more often than any name is long");
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw bad(regex, e.getDescription() + " near index " + e.getIndex());
    } catch (StackOverflowError e) {
      throw bad(regex, "it is nested too deeply");
    }
  }

  /// Whether it is found in a name.
  ///
  /// @throws FileProblem (BadPattern) when its second is over
  boolean foundIn(String name) {
    if (pattern == null) {
      return true;
    }
    var start = nanos.getAsLong();
    try {
      return pattern.matcher(new Watched(name, start + left)).find();
    } catch (StackOverflowError e) {
      throw bad(pattern.pattern(), "it is nested too deeply");
    } finally {
      left -= nanos.getAsLong() - start;
    }
  }

  private static FileProblem bad(String regex, String why) {
    return new FileProblem(
        "BadPattern", "The pattern " + FileName.quoted(regex) + " can't be used: " + why + ".");
  }

  /// A text that stops who reads it for too long.
  private final class Watched implements CharSequence {
    private final String text;
    private final long end;
    private int reads;

    Watched(String text, long end) {
      this.text = text;
      this.end = end;
    }

    @Override
    public char charAt(int index) {
      if ((reads++ & LOOK_EVERY) == 0 && nanos.getAsLong() - end > 0) {
        throw new FileProblem(
            "BadPattern",
            "The pattern took longer than one second to compare: make it simpler, without repeats"
                + " inside repeats.");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
