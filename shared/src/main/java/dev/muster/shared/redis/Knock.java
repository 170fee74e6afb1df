package dev.muster.shared.redis;

import dev.muster.shared.redis.Checkup.Finding;
import dev.muster.shared.redis.Checkup.Step;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;

/// The way to a Redis as far as it goes without a client, which tells less of what is wrong: its
/// name, its port, its encryption, and whether it is Redis that answers.
final class Knock implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 3_000;
  private static final int LONGEST_LINE = 200;
  private static final Duration SOON = Duration.ofDays(14);

  private static final String ENCRYPTED = "What answers there is encrypted: write rediss://.";

  private final RedisAddress address;
  private volatile Socket socket = new Socket();
  private volatile boolean closed;
  private InetAddress[] hosts = {};
  private String answer = "";

  Knock(RedisAddress address) {
    this.address = address;
  }

  Finding resolve() {
    try {
      hosts = InetAddress.getAllByName(address.host());
      if (hosts.length == 1 && hosts[0].getHostAddress().equals(address.host())) {
        return Finding.ok(Step.RESOLVE, "A number: no name to look up.");
      }
      return Finding.ok(
          Step.RESOLVE,
          address.host()
              + " is "
              + Arrays.stream(hosts)
                  .map(InetAddress::getHostAddress)
                  .collect(Collectors.joining(" or "))
              + ".");
    } catch (UnknownHostException e) {
      return Finding.failed(
          Step.RESOLVE, "The name " + address.host() + " is not known: look how it is spelt.");
    }
  }

  Finding reach() {
    try {
      connect();
      return Finding.ok(Step.REACH, "Something listens on port " + address.port() + ".");
    } catch (SocketTimeoutException e) {
      return Finding.failed(
          Step.REACH,
          "No answer within 3 s: the machine is off, or a firewall drops what is sent there.");
    } catch (ConnectException e) {
      return Finding.failed(
          Step.REACH,
          "Refused: nothing listens on port " + address.port() + ". Is Redis running there?");
    } catch (IOException e) {
      return Finding.failed(Step.REACH, "It can't be reached: " + e.getMessage() + ".");
    }
  }

  /// To the first of its addresses that takes it.
  private void connect() throws IOException {
    var failure = new IOException("it has no address");
    for (var host : hosts) {
      socket = new Socket();
      if (closed) {
        break;
      }
      try {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(host, address.port()), PATIENCE_MILLIS);
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  /// Sees the certificates, and that it goes on afterwards: who wants ours says so only then.
  Finding encrypt() {
    if (!address.tls()) {
      return address.isLocal()
          ? Finding.ok(Step.ENCRYPT, "Not encrypted, and needn't be on one machine.")
          : Finding.warning(
              Step.ENCRYPT,
              "Not encrypted: who is on the way there can read all of it, the password too. Where"
                  + " the server has TLS, write rediss://.");
    }
    var tls = new Tls(address);
    try (var encrypted = tls.over(socket)) {
      answer = ping(encrypted);
      return trusted(tls, encrypted);
    } catch (IOException e) {
      return Finding.failed(Step.ENCRYPT, whyNot(e));
    }
  }

  private static Finding trusted(Tls tls, SSLSocket encrypted) throws IOException {
    var session = encrypted.getSession();
    var theirs = (X509Certificate) session.getPeerCertificates()[0];
    var ours = tls.certificate();
    var words =
        session.getProtocol()
            + ". Its certificate is for "
            + Trust.names(theirs)
            + ", until "
            + Trust.day(theirs.getNotAfter())
            + (ours.isEmpty() ? "." : ", ours until " + Trust.day(ours.get().getNotAfter()) + ".");
    return endsSoon(theirs) || ours.filter(Knock::endsSoon).isPresent()
        ? Finding.warning(Step.ENCRYPT, words + " That is soon: have it renewed.")
        : Finding.ok(Step.ENCRYPT, words);
  }

  private static boolean endsSoon(X509Certificate one) {
    return one.getNotAfter().toInstant().isBefore(Instant.now().plus(SOON));
  }

  private String whyNot(IOException e) {
    var trouble = TlsTrouble.in(e, address);
    if (trouble.isPresent() && !trouble.get().isOfTheWire()) {
      return capital(trouble.get().words());
    }
    if (answersPlainly()) {
      return "Redis answers there without encryption: write redis://, or take its port for TLS.";
    }
    return trouble
        .map(one -> capital(one.words()))
        .orElse(
            e instanceof SocketTimeoutException
                ? "It takes the connection but says nothing: is that its port for TLS?"
                : "It hung up after the greeting: it may want a certificate of ours (--tls-cert,"
                    + " --tls-key).");
  }

  private boolean answersPlainly() {
    try {
      connect();
      return isRedis(ping(socket));
    } catch (IOException e) {
      return false;
    }
  }

  Finding speak() {
    try (var open = socket) {
      answer = address.tls() ? answer : ping(open);
    } catch (SocketTimeoutException e) {
      return Finding.failed(
          Step.SPEAK, "It takes the connection but says nothing: that is not Redis, or it hangs.");
    } catch (IOException e) {
      return Finding.failed(
          Step.SPEAK,
          isEncrypted() ? ENCRYPTED : "It closed the connection at once: is it the right port?");
    }
    if (answer.startsWith("-DENIED")) {
      return Finding.failed(
          Step.SPEAK,
          "Redis is in protected mode there and lets in its own machine only: give it a"
              + " password, or name the address it may listen on (bind).");
    }
    if (answer.indexOf(Explanation.TLS_ALERT) == 0) {
      return Finding.failed(Step.SPEAK, ENCRYPTED);
    }
    return isRedis(answer)
        ? Finding.ok(Step.SPEAK, "It answers as Redis does.")
        : Finding.failed(Step.SPEAK, "What answers there is not Redis: is it the right port?");
  }

  /// A Redis with TLS hangs up on who speaks to it without.
  private boolean isEncrypted() {
    try {
      connect();
      new Tls(address).over(socket).close();
      return true;
    } catch (IOException e) {
      return TlsTrouble.in(e, address).filter(one -> !one.isOfTheWire()).isPresent();
    }
  }

  private static boolean isRedis(String line) {
    return line.startsWith("+") || line.startsWith("-");
  }

  /// One line of the answer tells Redis from others.
  static String ping(Socket socket) throws IOException {
    socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    var line = new StringBuilder();
    var in = socket.getInputStream();
    for (var one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
      line.append((char) one);
      if (line.length() == LONGEST_LINE) {
        break;
      }
    }
    return line.toString();
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  @Override
  public void close() {
    closed = true;
    try {
      socket.close();
    } catch (IOException e) {
      // Then it is closed already.
    }
  }
}
