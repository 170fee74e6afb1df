package dev.muster.worker.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What goes over the socket between a worker and its child: a length of four bytes, a type, the
/// number of the run it belongs to, and a body. Neither side trusts the other's length.
record Frame(Type type, long run, byte[] body) {
  /// The largest body: a result of 4 MiB and what stands around it.
  static final int MOST_BYTES = Value.MOST_BYTES + (64 << 10);

  private static final int HEAD_BYTES = 1 + Long.BYTES;
  private static final byte[] NONE = new byte[0];

  /// What a frame means; the first three go to the child as the JSON of a [Request].
  enum Type {
    EVAL,
    LOAD,
    EXPRESSION,
    /// Interrupt the run.
    STOP,
    /// The parent is there.
    BEAT,
    /// The child has printed.
    OUTPUT,
    /// The run gave a value: its JSON.
    VALUE,
    /// The run failed: the JSON of a failure.
    FAILURE,
    /// As [#FAILURE], and the child cannot go on: its heap is full.
    SPENT
  }

  /// The other side does not keep to the rules.
  static final class Broken extends IOException {
    Broken(String message) {
      super(message);
    }
  }

  static Frame of(Type type, long run) {
    return new Frame(type, run, NONE);
  }

  static Frame of(Type type, long run, String text) {
    return new Frame(type, run, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads one.
  ///
  /// @throws Broken if it is none, or too large
  static Frame read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < HEAD_BYTES || length > HEAD_BYTES + MOST_BYTES) {
      throw new Broken("a frame of %,d bytes".formatted(length & 0xffffffffL));
    }
    int type = in.readUnsignedByte();
    if (type >= Type.values().length) {
      throw new Broken("a frame of the unknown type " + type);
    }
    long run = in.readLong();
    return new Frame(Type.values()[type], run, in.readNBytes(length - HEAD_BYTES)).complete(length);
  }

  private Frame complete(int length) throws IOException {
    if (body.length != length - HEAD_BYTES) {
      throw new EOFException();
    }
    return this;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(HEAD_BYTES + body.length);
    out.writeByte(type.ordinal());
    out.writeLong(run);
    out.write(body);
    out.flush();
  }
}
