package dev.muster.worker.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;

/// What runs in a child process: connects to the worker that started it, shows the secret that came
/// on its standard input, and then does as it is asked, until the worker hangs up or is silent for
/// too long. Then it ends at once, whatever it was doing.
public final class ChildMain {
  /// Exit code: the line to the parent broke, for it is gone most likely.
  static final int PARENT_GONE = 85;

  /// Exit code: the heap is full, down to the child's own threads.
  static final int HEAP_FULL = 86;

  /// Exit code: the parent was silent for too long.
  static final int PARENT_SILENT = 87;

  private ChildMain() {}

  /// Started by the worker only.
  ///
  /// @param args the kind, and the milliseconds of silence after which it ends
  public static void main(String[] args) {
    try {
      Interrupts.ignore();
      var kind = Kind.valueOf(args[0]);
      var greeting = readLine().split(" ", 2);
      if (greeting.length < 2) {
        end(PARENT_GONE);
      }
      // Never closed but by the process's end: a thread that sends meanwhile would take that for
      // the end of the parent.
      var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(greeting[0]));
      socket.setTcpNoDelay(true);
      var in = new ParentInput(socket, Duration.ofMillis(Long.parseLong(args[1])));
      serve(kind, socket, in, HexFormat.of().parseHex(greeting[1]));
    } catch (SocketTimeoutException e) {
      end(PARENT_SILENT);
    } catch (OutOfMemoryError e) {
      end(HEAP_FULL);
    } catch (IOException e) {
      end(PARENT_GONE);
    }
  }

  private static void serve(Kind kind, Socket socket, ParentInput parent, byte[] secret)
      throws IOException {
    var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 64 << 10));
    out.write(secret);
    out.flush();
    var sender = new Sender(out);
    Thread.ofPlatform().name("sender").daemon().start(sender::run);
    var printed = new PrintedByRun(sender);
    var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(sender)));
    var in = new DataInputStream(new BufferedInputStream(parent));
    new Runs(kind, sender, printed, in).serve();
  }

  /// After a `System.exit`: what was printed still goes out, and what the code started goes too.
  private static void leave(Sender sender) {
    sender.awaitSent(2_000);
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /// Ends this process, and those that it started, without asking anybody.
  static void end(int code) {
    try {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  /// Byte by byte, so that nothing behind the line is taken from the code.
  private static String readLine() throws IOException {
    var line = new StringBuilder();
    for (int b = System.in.read(); b >= 0 && b != '\n'; b = System.in.read()) {
      line.append((char) b);
    }
    return line.toString();
  }
}
