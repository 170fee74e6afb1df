package dev.muster.shared.redis;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/// Counts what goes over connections: a command as it is written, a trip as a buffer is sent off,
/// bytes a buffer at a time.
final class Meter {
  private final LongAdder commands = new LongAdder();
  private final LongAdder trips = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void command() {
    commands.increment();
  }

  Traffic traffic() {
    return new Traffic(commands.sum(), trips.sum(), bytes.sum());
  }

  InputStream count(InputStream from) {
    return new FilterInputStream(from) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        bytes.add(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int number = super.read(buffer, offset, length);
        bytes.add(Math.max(0, number));
        return number;
      }
    };
  }

  OutputStream count(OutputStream to) {
    return new FilterOutputStream(to) {
      @Override
      public void write(int one) throws IOException {
        out.write(one);
        bytes.increment();
      }

      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        bytes.add(length);
      }

      @Override
      public void flush() throws IOException {
        trips.increment();
        out.flush();
      }
    };
  }
}
