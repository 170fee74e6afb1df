package dev.muster.app.logs;

/// A text for an expression to be looked for in, that gives up on one that goes over it again and
/// again: some need longer for a line than the world has stood.
final class Patient implements CharSequence {
  private static final int LOOKS = 500_000;
  private final CharSequence text;
  private int left = LOOKS;

  /// What it gives up with.
  static final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    GaveUp() {
      super("The expression takes too long.", null, false, false);
    }
  }

  Patient(CharSequence text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new GaveUp();
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
    return text.toString();
  }
}
