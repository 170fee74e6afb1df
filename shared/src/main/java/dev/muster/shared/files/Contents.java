package dev.muster.shared.files;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/// Contents in Redis, each once, in chunks. At any time one chunk is in memory here.
///
/// @param by who is entered as the one that brought it
record Contents(Redis redis, Keys keys, String by) {
  private static final Script COMPLETE = Script.beside(Contents.class, "complete.lua");
  private static final int UPLOAD_SECONDS = 3_600;

  /// What `Q:files` says of a content; the script adds the time.
  private record Entry(String md5, long size, int chunks, String name, String by) {}

  static int chunks(long size) {
    return (int) ((size + Limits.CHUNK - 1) / Limits.CHUNK);
  }

  static int length(long size, int chunk) {
    return (int) Math.min(Limits.CHUNK, size - (long) chunk * Limits.CHUNK);
  }

  /// Which of these aren't there, or not whole; by SHA-256. One round trip.
  Set<String> missing(Collection<FileHash> hashes) {
    var calls = new ArrayList<Call>();
    for (var hash : hashes) {
      calls.addAll(look(hash));
    }
    var answers = redis.callAll(calls).iterator();
    var missing = new HashSet<String>();
    for (var hash : hashes) {
      var whole = answers.next().number() == 1;
      for (var chunk = 0; chunk < chunks(hash.size()); chunk++) {
        whole &= answers.next().number() == length(hash.size(), chunk);
      }
      if (!whole) {
        missing.add(hash.sha256());
      }
    }
    return missing;
  }

  private List<Call> look(FileHash hash) {
    var calls = new ArrayList<Call>();
    calls.add(Call.of("HEXISTS", keys.files(), hash.sha256()));
    for (var chunk = 0; chunk < chunks(hash.size()); chunk++) {
      calls.add(Call.of("STRLEN", keys.chunk(hash.sha256(), chunk)));
    }
    return calls;
  }

  /// Puts a content there, whatever it turns out to be.
  ///
  /// @param limit bytes at the most
  /// @param moved gets the bytes so far
  /// @throws FileProblem (TooLarge) as soon as it has more, and then nothing of it stays
  FileHash upload(String name, InputStream content, long limit, LongConsumer moved)
      throws IOException {
    var token = Temporary.token();
    var chunks = 0;
    try {
      var digests = new Digests();
      var buffer = new byte[Limits.CHUNK];
      var n = buffer.length;
      // A short chunk is the last, also of a file that grows just then: only the last may be short.
      for (; n == buffer.length && (n = content.readNBytes(buffer, 0, n)) > 0; chunks++) {
        digests.update(buffer, n);
        if (digests.size() > limit) {
          throw Limits.tooLarge(name);
        }
        Download.endIfInterrupted();
        var chunk = n == buffer.length ? buffer : Arrays.copyOf(buffer, n);
        redis.call("SET", keys.upload(token, chunks), chunk, "EX", UPLOAD_SECONDS);
        moved.accept(digests.size());
      }
      var hash = digests.result();
      complete(token, name, hash);
      return hash;
    } catch (IOException | RuntimeException e) {
      // The one that failed may have arrived.
      remove(token, chunks + 1);
      throw e;
    }
  }

  private void complete(String token, String name, FileHash hash) {
    var chunks = chunks(hash.size());
    var entry = Json.write(new Entry(hash.md5(), hash.size(), chunks, name, by));
    var answer = redis.run(COMPLETE, keys, token, chunks, hash.size(), hash.sha256(), entry);
    if (answer.text().equals("INCOMPLETE")) {
      throw new FileProblem(
          "Missing",
          "The upload of "
              + FileName.quoted(name)
              + " took longer than an hour and was dropped by Redis: try again.");
    }
  }

  private void remove(String token, int chunks) {
    var uploads = new ArrayList<Object>();
    for (var chunk = 0; chunk < chunks; chunk++) {
      uploads.add(keys.upload(token, chunk));
    }
    try {
      redis.call("DEL", uploads.toArray());
    } catch (QueueException e) {
      // They expire by themselves; what went wrong first is what the caller must hear.
    }
  }

  /// A content from its beginning. It ends after `hash.size()` bytes; the reader compares the hash.
  ///
  /// @throws FileProblem (Missing) if it isn't there whole
  Download download(String name, FileHash hash, LongConsumer moved) {
    if (!missing(List.of(hash)).isEmpty()) {
      throw gone(name);
    }
    return new Download(this, name, hash, moved);
  }

  byte[] chunk(String name, FileHash hash, int chunk) {
    Reply answer = redis.call("GET", keys.chunk(hash.sha256(), chunk));
    if (answer.isNull()) {
      throw gone(name);
    }
    return answer.bytes();
  }

  /// Some bytes of a content, from at most two of its chunks. One round trip.
  byte[] part(String name, FileHash hash, long from, int most) {
    var length = Math.clamp(hash.size() - Math.max(0, from), 0, most);
    if (length == 0) {
      return new byte[0];
    }
    var calls = new ArrayList<Call>();
    var end = from + length;
    for (var at = from; at < end; ) {
      var chunk = (int) (at / Limits.CHUNK);
      var start = at % Limits.CHUNK;
      var some = Math.min(end - at, Limits.CHUNK - start);
      calls.add(Call.of("GETRANGE", keys.chunk(hash.sha256(), chunk), start, start + some - 1));
      at += some;
    }
    var part = new ByteArrayOutputStream(length);
    redis.callAll(calls).forEach(answer -> part.writeBytes(answer.bytes()));
    if (part.size() != length) {
      throw gone(name);
    }
    return part.toByteArray();
  }

  static FileProblem gone(String name) {
    return new FileProblem(
        "Missing",
        "The content of "
            + FileName.quoted(name)
            + " is not in Redis, or no longer whole: PUSH or pack it again.");
  }
}
