package dev.muster.worker.messages;

/// An argument that a command can't take. Becomes the failure that its sender sees.
final class BadArgument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;

  BadArgument(String type, String sentence) {
    super(sentence);
    this.type = type;
  }

  String type() {
    return type;
  }
}
