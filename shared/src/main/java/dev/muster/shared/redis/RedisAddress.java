package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a Redis is and how to log in. Prints without its password.
///
/// @param host name or address
/// @param port 1 to 65535
/// @param user ACL user; null for the default one
/// @param password null for none
/// @param database 0 unless chosen
/// @param tls whether the connection is encrypted (`rediss:`)
/// @param tlsFiles whom it trusts then and who we are; none unless it is encrypted
public record RedisAddress(
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    int database,
    boolean tls,
    TlsFiles tlsFiles) {
  /// The port that Redis listens on unless told otherwise.
  public static final int DEFAULT_PORT = 6379;

  private static final String VARIABLE = "MUSTER_REDIS";
  private static final String HERE = "redis://127.0.0.1:" + DEFAULT_PORT;

  /// Reads `redis://user:password@host:port/database`; all but the scheme and the host may be left
  /// out.
  ///
  /// @throws QueueException (USAGE) with what is wrong about it, never with the password
  public static RedisAddress parse(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException e) {
      // The cause holds the input, and with it perhaps a password.
      throw usage(
          "This Redis address can't be read: write redis://user:password@host:port/database,"
              + " with special characters of the password as %XX.");
    }
    var scheme = uri.getScheme();
    if (!"redis".equals(scheme) && !"rediss".equals(scheme)) {
      throw usage(
          "A Redis address begins with redis:// or rediss://, as in redis://127.0.0.1:6379.");
    }
    if (uri.getHost() == null) {
      throw usage("This Redis address names no host: write redis://host:port.");
    }
    var host =
        uri.getHost().startsWith("[")
            ? uri.getHost().substring(1, uri.getHost().length() - 1)
            : uri.getHost();
    var login = uri.getRawUserInfo();
    String user = null;
    String password = null;
    if (login != null) {
      var colon = login.indexOf(':');
      user = nullIfEmpty(decode(colon < 0 ? login : login.substring(0, colon)));
      password = colon < 0 ? null : nullIfEmpty(decode(login.substring(colon + 1)));
    }
    return new RedisAddress(
        host,
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        user,
        password,
        database(uri),
        "rediss".equals(scheme),
        TlsFiles.NONE);
  }

  /// What a command line gives, else what the environment does (`MUSTER_REDIS`, and for encrypted
  /// ones `MUSTER_TLS_CA`, `MUSTER_TLS_CERT`, `MUSTER_TLS_KEY`), else this machine's.
  ///
  /// @param url null for none
  /// @throws QueueException (USAGE) with what is wrong about it
  public static RedisAddress given(
      @Nullable String url, TlsFiles files, Map<String, String> environment) {
    var address = (url == null ? in(environment) : parse(url)).withTls(files);
    return address.tls ? address.withTls(files.or(TlsFiles.of(environment))) : address;
  }

  private static RedisAddress in(Map<String, String> environment) {
    try {
      return parse(environment.getOrDefault(VARIABLE, HERE));
    } catch (QueueException e) {
      throw usage(
          VARIABLE
              + " can't be used. "
              + e.getMessage()
              + " Set it so, or unset it and name the Redis otherwise.");
    }
  }

  /// Whether the environment says where Redis is.
  public static boolean isIn(Map<String, String> environment) {
    return environment.containsKey(VARIABLE);
  }

  /// The same place with another password.
  public RedisAddress withPassword(@Nullable String other) {
    return new RedisAddress(host, port, user, other, database, tls, tlsFiles);
  }

  /// The same place with the password that is the first line of a file.
  ///
  /// @throws QueueException (USAGE) if there is none
  public RedisAddress withPasswordOf(Path file) {
    try (var lines = Files.lines(file)) {
      return withPassword(
          lines
              .findFirst()
              .filter(line -> !line.isEmpty())
              .orElseThrow(() -> usage("The password file " + file + " is empty.")));
    } catch (IOException | UncheckedIOException e) {
      throw new QueueException(Reason.USAGE, "The password file " + file + " can't be read.", e);
    }
  }

  /// The same place, encrypted with these.
  ///
  /// @throws QueueException (USAGE) if there are some and it isn't encrypted
  public RedisAddress withTls(TlsFiles files) {
    if (!tls && !files.equals(TlsFiles.NONE)) {
      throw usage(
          "The files of TLS are for an encrypted connection, whose address begins with rediss://,"
              + " not with redis://.");
    }
    return new RedisAddress(host, port, user, password, database, tls, files);
  }

  /// Puts into a program's environment what hands the address on to it: with the password, which
  /// arguments would show to every user of the machine.
  public void handOn(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("MUSTER_TLS_"));
    environment.put(VARIABLE, url());
    environment.putAll(tlsFiles.environment());
  }

  /// Whether it is on this machine.
  public boolean isLocal() {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  /// `host:port`.
  public String hostAndPort() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /// As a person may see it: without the password.
  public String display() {
    var name = user == null ? "" : encode(user) + "@";
    return (tls ? "rediss://" : "redis://")
        + name
        + hostAndPort()
        + (database == 0 ? "" : "/" + database);
  }

  /// As options of a shell's line, without the password: `--redis rediss://host --tls-ca ca.pem`.
  public String commandLine() {
    return Stream.concat(Stream.of("--redis", display()), tlsFiles.options().stream())
        .map(
            word ->
                word.matches("[\\w@%+=:,./\\[\\]-]+")
                    ? word
                    : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  /// As a program may hand it on by environment or file, with the password.
  public String url() {
    var login =
        password == null
            ? (user == null ? "" : encode(user) + ":@")
            : encode(Objects.requireNonNullElse(user, "")) + ":" + encode(password) + "@";
    return (tls ? "rediss://" : "redis://") + login + hostAndPort() + "/" + database;
  }

  @Override
  public String toString() {
    return display();
  }

  private static int database(URI uri) {
    var path = uri.getPath() == null ? "" : uri.getPath();
    if (path.isEmpty() || path.equals("/")) {
      return 0;
    }
    if (!path.matches("/\\d{1,4}")) {
      throw usage("A Redis address ends in the database's number, as in redis://host:6379/0.");
    }
    return Integer.parseInt(path.substring(1));
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static QueueException usage(String sentence) {
    return new QueueException(Reason.USAGE, sentence);
  }
}
