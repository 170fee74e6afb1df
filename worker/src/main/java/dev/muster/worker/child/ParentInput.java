package dev.muster.worker.child;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// What the parent says; given up when that is silent for too long. Time in which this process
/// itself stood still, with its whole machine for instance, is no silence of the parent, who stood
/// still as well: so a silence is several looks, each without an answer.
final class ParentInput extends InputStream {
  private static final int LOOKS = 12;

  private final InputStream in;

  /// @param silence after which a read ends in a [SocketTimeoutException]
  ParentInput(Socket socket, Duration silence) throws IOException {
    socket.setSoTimeout(Math.toIntExact(silence.dividedBy(LOOKS).toMillis()));
    in = socket.getInputStream();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    for (int look = 1; ; look++) {
      try {
        return in.read(into, offset, length);
      } catch (SocketTimeoutException e) {
        if (look == LOOKS) {
          throw e;
        }
      }
    }
  }
}
