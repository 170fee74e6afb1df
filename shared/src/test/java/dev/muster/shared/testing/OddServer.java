package dev.muster.shared.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Something on a port where a Redis is looked for: no Redis at all, or one in a state that a real
/// one can't be brought into.
public final class OddServer implements AutoCloseable {
  /// What a Redis answers also while it loads.
  private static final Set<String> GREETINGS = Set.of("AUTH", "CLIENT", "SELECT");

  private final ServerSocket server;
  private final Talk talk;
  private final AtomicInteger visitors = new AtomicInteger();

  private interface Talk {
    void with(Socket client) throws IOException;
  }

  private OddServer(Talk talk) {
    this.talk = talk;
    try {
      server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /// Says something as soon as somebody comes, as a server for logins or mail does.
  public static OddServer saying(String greeting) {
    return new OddServer(
        client -> {
          client.getOutputStream().write(greeting.getBytes(US_ASCII));
          client.getInputStream().readAllBytes();
        });
  }

  /// A web server, which takes what Redis is told for a bad request.
  public static OddServer web() {
    return saying("HTTP/1.1 400 Bad Request\r\n\r\n");
  }

  /// Takes what is said and never answers.
  public static OddServer silent() {
    return new OddServer(client -> client.getInputStream().readAllBytes());
  }

  /// Begins to answer, goes on a byte at a time, and comes to no end.
  public static OddServer endless() {
    var never = new CountDownLatch(1);
    return new OddServer(
        client -> {
          var out = client.getOutputStream();
          for (var next = '+'; ; next = 'x') {
            out.write(next);
            pause(never);
          }
        });
  }

  private static void pause(CountDownLatch never) throws IOException {
    try {
      var _ = never.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.getMessage());
    }
  }

  /// Hangs up on whoever says something.
  public static OddServer hangingUp() {
    return new OddServer(client -> client.getInputStream().read());
  }

  /// A Redis that still reads its data from disk.
  public static OddServer loading() {
    return new OddServer(
        client -> {
          var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
          for (var head = in.readLine(); head != null; head = in.readLine()) {
            var command = word(in);
            for (var i = 1; i < Integer.parseInt(head.substring(1)); i++) {
              word(in);
            }
            answer(client.getOutputStream(), command);
          }
        });
  }

  private static String word(BufferedReader in) throws IOException {
    in.readLine();
    return String.valueOf(in.readLine());
  }

  private static void answer(OutputStream out, String command) throws IOException {
    var answer =
        GREETINGS.contains(command)
            ? "+OK\r\n"
            : "-LOADING Redis is loading the dataset in memory\r\n";
    out.write(answer.getBytes(US_ASCII));
  }

  /// Its address, as that of a Redis without a password.
  public String url() {
    return "redis://127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        var client = server.accept();
        Thread.ofVirtual().start(() -> talkTo(client));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  /// How many have come so far.
  public int visitors() {
    return visitors.get();
  }

  private void talkTo(Socket client) {
    visitors.incrementAndGet();
    try (client) {
      talk.with(client);
    } catch (IOException e) {
      // Who came has gone.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
