package dev.muster.worker.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/// What goes over the socket between a worker and its child: a length of four bytes, a type, the
/// number of the run it belongs to, and a body. Neither side trusts the other's length.
final class Frame {
  /// The largest body: a result of 4 MiB and what stands around it.
  static final int MOST_BYTES = Value.MOST_BYTES + (64 << 10);

  private static final int HEAD_BYTES = 1 + Long.BYTES;
  private static final byte[] NONE = new byte[0];

  private final Type type;
  private final long run;
  private final byte[] body;

  Frame(Type type, long run, byte[] body) {
    this.type = type;
    this.run = run;
    this.body = body;
  }

  Type type() {
    return type;
  }

  long run() {
    return run;
  }

  byte[] body() {
    return body;
  }

  /// What a frame means; the first four go to the child as the JSON of a [Request].
  enum Type {
    EVAL('E'),
    LOAD('L'),
    EXPRESSION('X'),
    CALL('C'),
    /// Interrupt the run; if it waits, don't begin it.
    STOP('S'),
    /// Begin nothing that waits behind the run.
    TAKE_BACK('W'),
    /// The parent is there.
    BEAT('B'),
    /// The child has printed.
    OUTPUT('O'),
    /// The run gave a value: its JSON.
    VALUE('V'),
    /// The run failed: the JSON of a failure.
    FAILURE('F'),
    /// No run from this number on was begun.
    TAKEN_BACK('N'),
    /// As [#FAILURE], and the child cannot go on: its heap is full.
    SPENT('P');

    private final int code;

    Type(char code) {
      this.code = code;
    }

    private static Type of(int code) throws Broken {
      for (var type : values()) {
        if (type.code == code) {
          return type;
        }
      }
      throw new Broken("a frame of the unknown type " + code);
    }
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

  /// Reads one.
  ///
  /// @throws Broken if it is none, or too large
  static Frame read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < HEAD_BYTES || length > HEAD_BYTES + MOST_BYTES) {
      throw new Broken("a frame of %,d bytes".formatted(length & 0xffffffffL));
    }
    var type = Type.of(in.readUnsignedByte());
    long run = in.readLong();
    var body = in.readNBytes(length - HEAD_BYTES);
    if (body.length < length - HEAD_BYTES) {
      throw new EOFException();
    }
    return new Frame(type, run, body);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(HEAD_BYTES + body.length);
    out.writeByte(type.code);
    out.writeLong(run);
    out.write(body);
  }
}
