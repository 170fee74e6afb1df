package dev.muster.shared.environments;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.Files;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Script;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The environments of a queue, by content: changed code is another environment.
public final class Environments {
  private static final Script ADD = Script.beside(Environments.class, "add.lua");
  private static final int ID_DIGITS = 32;

  private final Redis redis;
  private final Keys keys;
  private final Files files;

  /// Over a connection.
  public Environments(Redis redis, Keys keys, Files files) {
    this.redis = redis;
    this.keys = keys;
    this.files = files;
  }

  /// As it stands in `Q:envirs`; null where another program left something out.
  private record Document(
      int protocol,
      @Nullable List<String> imports,
      @Nullable Map<String, FileHash> sources,
      @Nullable Map<String, FileHash> jars) {
    Optional<Environment> environment(String id) {
      return imports == null
              || sources == null
              || jars == null
              || sources.containsValue(null)
              || jars.containsValue(null)
          ? Optional.empty()
          : Optional.of(new Environment(id, imports, sources, jars));
    }
  }

  /// Stores the contents and the list of them; the same content gives the same environment.
  ///
  /// @throws QueueException (USAGE) if two files have one name, or a jar is none or too many; then
  ///     no environment is made
  /// @throws dev.muster.shared.files.FileProblem if a file isn't there or can't be read
  public Environment create(Sources sources) {
    check(sources.jars());
    var texts = stored(sources.files(), "sources");
    var jars = stored(sources.jars(), "jars");
    var document = Json.write(new Document(Keys.PROTOCOL, sources.imports(), texts, jars));
    var id = digest(document).substring(0, ID_DIGITS);
    redis.run(ADD, keys, id, document);
    return new Environment(id, sources.imports(), texts, jars);
  }

  private Map<String, FileHash> stored(List<Path> paths, String what) {
    var hashes = new LinkedHashMap<String, FileHash>();
    for (var path : paths) {
      var name = path.getFileName().toString();
      if (hashes.put(name, files.put(path)) != null) {
        throw usage("Two " + what + " are called " + name + ": rename one.");
      }
    }
    return hashes;
  }

  private static void check(List<Path> jars) {
    if (jars.size() > Jars.MOST) {
      throw usage(
          "An environment has at most "
              + Jars.MOST
              + " jars, not "
              + jars.size()
              + ": put them into one.");
    }
    if (jars.stream().mapToLong(jar -> jar.toFile().length()).sum() > Jars.MOST_BYTES) {
      throw usage(
          "An environment's jars have at most 256 MiB together: leave some out, or install them"
              + " where the workers are and load them by code.");
    }
    for (var jar : jars) {
      Jars.problem(jar.getFileName().toString(), jar)
          .ifPresent(
              sentence -> {
                throw usage(sentence);
              });
    }
  }

  private static QueueException usage(String sentence) {
    return new QueueException(Reason.USAGE, sentence);
  }

  /// The environment of that id; empty if there is none that can be read.
  public Optional<Environment> find(String id) {
    var document = redis.call("HGET", keys.environments(), id).textOrNull();
    return document == null
        ? Optional.empty()
        : Json.read(document, Document.class).flatMap(read -> read.environment(id));
  }

  /// The one that was used last; empty if there is none.
  public Optional<Environment> newest() {
    return redis.call("ZRANGE", keys.environmentsUsed(), 0, 0, "REV").texts().stream()
        .findFirst()
        .flatMap(this::find);
  }

  /// The text of one of an environment's sources.
  public String source(FileHash source) {
    return new String(files.read(source), StandardCharsets.UTF_8);
  }

  /// Writes one of an environment's jars to a file, verified by its hashes.
  ///
  /// @throws dev.muster.shared.files.FileProblem if it isn't in Redis any more, isn't what its hash
  ///     says, or can't be written
  public void fetch(FileHash jar, Path file) {
    files.fetch(jar, file);
  }

  private static String digest(String document) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(document.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
