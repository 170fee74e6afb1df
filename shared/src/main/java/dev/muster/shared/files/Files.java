package dev.muster.shared.files;

import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// The files of a queue: contents in Redis, each once whatever its names, and packs that name them.
///
/// A file, and the files of one pack together, have at most 256 MiB; a pack has at most 1,000. Here
/// and at Redis they pass by in chunks of 512 KiB, so memory stays small whatever the size. A
/// content stays until it is forgotten. What goes wrong with a file is a {@link FileProblem}, what
/// goes wrong with Redis a {@link dev.muster.shared.QueueException}.
public final class Files {
  private static final Script RECORD = Script.beside(Files.class, "record.lua");
  private static final Script FORGET = Script.beside(Files.class, "forget.lua");
  private static final Script DROP = Script.beside(Files.class, "drop.lua");
  private static final int MAX_PACKS = 1_000;
  private static final int MAX_READ = 16 << 20;

  private final Redis redis;
  private final Keys keys;
  private final Contents contents;
  private final String by;

  /// @param by who packs: a worker's id, or user@host
  public Files(Redis redis, Keys keys, String by) {
    this.redis = redis;
    this.keys = keys;
    this.contents = new Contents(redis, keys, by);
    this.by = by;
  }

  /// Who packs are said to be from that are made here: a worker's id, or user@host.
  public String by() {
    return by;
  }

  /// Puts files of a folder into Redis and records them as the newest pack.
  ///
  /// @param names relative to the folder, with `/` between their parts; at least one
  public Pack pack(Path folder, List<String> names) {
    return pack(new Folder(folder, List.of()), names, Progress.NONE);
  }

  /// Puts files of a fenced folder into Redis and records them as the newest pack. All of them are
  /// looked at before the first is sent; what is in Redis already isn't sent again.
  public Pack pack(Folder folder, List<String> names, Progress progress) {
    return new Packing(contents, folder, progress).pack(names, this::record);
  }

  /// Puts one file of this machine into Redis, without a pack. Its path is the caller's own: links
  /// on it are followed.
  public FileHash put(Path file) {
    var real = real(file);
    var name = lastOf(real);
    var folder = new Folder(parentOf(real), List.of());
    var hash = folder.hash(name, Limits.BYTES);
    if (contents.missing(List.of(hash)).isEmpty()) {
      return hash;
    }
    try (var open = folder.open(name)) {
      return contents.upload(name, open.content(), Limits.BYTES, done -> {});
    } catch (IOException e) {
      throw FileProblem.of(e, "read", name);
    }
  }

  /// Puts a small content into Redis, without a pack.
  ///
  /// @param name what people know it by
  public FileHash put(String name, byte[] content) {
    try {
      var hash = Digests.of(new ByteArrayInputStream(content), Limits.BYTES, name);
      return contents.missing(List.of(hash)).isEmpty()
          ? hash
          : contents.upload(name, new ByteArrayInputStream(content), Limits.BYTES, done -> {});
    } catch (IOException e) {
      throw FileProblem.of(e, "read", name);
    }
  }

  /// Writes the files of a pack into a new folder under the system's temporary one, which the
  /// caller deletes.
  public Path unpack(Pack pack) {
    PackCheck.pack(pack);
    try {
      var into = java.nio.file.Files.createTempDirectory("muster-pack-");
      try {
        unpack(pack, into);
        return into;
      } catch (RuntimeException e) {
        // Nothing was written, so it is empty.
        java.nio.file.Files.deleteIfExists(into);
        throw e;
      }
    } catch (IOException e) {
      throw FileProblem.of(e, "make", "a temporary folder");
    }
  }

  /// Writes the files of a pack into a folder, which is made if need be.
  public void unpack(Pack pack, Path into) {
    unpack(pack, into, Progress.NONE);
  }

  /// The same, telling how far it has come.
  public void unpack(Pack pack, Path into, Progress progress) {
    PackCheck.pack(pack);
    try {
      java.nio.file.Files.createDirectories(into);
    } catch (IOException e) {
      throw FileProblem.of(e, "make the folder", into.toString());
    }
    unpack(pack, new Folder(into, List.of()), progress);
  }

  /// Writes the files of a pack into a fenced folder. All of them are fetched and verified before
  /// the first gets its name; those that are there with the same content stay untouched.
  ///
  /// @return the names of those that had to be written
  /// @throws FileProblem for a pack whose names lead out of the folder, whose contents are gone or
  /// aren't what their hashes say; then nothing has been written
  public List<String> unpack(Pack pack, Folder into, Progress progress) {
    return new Unpacking(contents, into, progress).unpack(pack);
  }

  /// Of a pack's names those that unpacking would write over: a file is there with another content.
  /// Changes nothing.
  ///
  /// @throws FileProblem for a pack that unpacking would refuse because of its names
  public List<String> overwritten(Pack pack, Folder into) {
    PackCheck.pack(pack);
    var names = pack.files().keySet();
    names.forEach(into::checkWritable);
    return names.stream()
        .filter(name -> into.differs(name, Objects.requireNonNull(pack.files().get(name))))
        .toList();
  }

  /// Writes one content to a file.
  public void fetch(FileHash hash, Path file) {
    var name = lastOf(file);
    PackCheck.hash(hash, name);
    try (var staged =
        Staged.in(
            new Folder(parentOf(file), List.of()),
            name,
            hash,
            () -> contents.download(name, hash, done -> {}))) {
      staged.commit();
    }
  }

  /// A content of at most 16 MiB, such as a source, verified.
  public byte[] read(FileHash hash) {
    return read(hash, nameless(hash));
  }

  /// The same, which is called so where something is wrong with it.
  public byte[] read(FileHash hash, String name) {
    PackCheck.hash(hash, name);
    if (hash.size() > MAX_READ) {
      throw new FileProblem(
          "TooLarge", "A content of more than 16 MiB isn't read at once: fetch it to a file.");
    }
    try (var download = contents.download(name, hash, done -> {})) {
      var bytes = download.readAllBytes();
      if (!Digests.of(new ByteArrayInputStream(bytes), MAX_READ, name).equals(hash)) {
        throw Staged.corrupt(name);
      }
      return bytes;
    } catch (IOException e) {
      throw FileProblem.of(e, "read", name);
    }
  }

  /// Some bytes of a content, to look at it without fetching the whole. They aren't verified: only
  /// the whole has a hash.
  ///
  /// @param from where to begin, in bytes
  /// @param most how many at the most; no more than 512 KiB come at once, and fewer at the end
  /// @throws FileProblem (Missing) if they aren't there
  public byte[] peek(FileHash hash, long from, int most) {
    return peek(hash, nameless(hash), from, most);
  }

  /// The same, of a content that is called so where something is wrong with it.
  public byte[] peek(FileHash hash, String name, long from, int most) {
    PackCheck.hash(hash, name);
    return contents.part(name, hash, from, Math.min(most, Limits.CHUNK));
  }

  /// What no file's name is known of is told by as much of its hash as a person can compare.
  private static String nameless(FileHash hash) {
    var sha256 = hash.sha256();
    return sha256.length() > 12 ? sha256.substring(0, 12) + "…" : sha256;
  }

  /// The pack that was made last; empty if none was.
  public Optional<Pack> newestPack() {
    var entries = newest(1);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    var info = PackInfo.of(entries.getFirst());
    if (info.isEmpty()) {
      throw new FileProblem("BadPack", "The newest pack can't be read: pack the files again.");
    }
    return Optional.of(info.get().pack());
  }

  /// The packs that were made last, newest first. What somebody wrote there that is no pack is left
  /// out.
  ///
  /// @param newest how many at the most; no more than 1,000 are kept
  public List<PackInfo> packs(int newest) {
    var packs = new ArrayList<PackInfo>();
    for (var entry : newest(newest)) {
      PackInfo.of(entry).ifPresent(packs::add);
    }
    return packs;
  }

  private List<Reply> newest(int count) {
    var most = Math.clamp(count, 1, MAX_PACKS);
    return redis.call("XREVRANGE", keys.packs(), "+", "-", "COUNT", most).list();
  }

  /// Deletes a content. Packs that name it stay, and say that it is missing when unpacked.
  ///
  /// @return whether it was there
  public boolean forget(String sha256) {
    PackCheck.sha256(sha256);
    var answer = redis.run(FORGET, keys, sha256, Contents.chunks(Limits.BYTES));
    return answer.number() == 1;
  }

  /// Takes a pack off the list and deletes those of its contents that no other pack and no
  /// environment names, in one step.
  ///
  /// @return how many contents were deleted; empty if the pack wasn't there any more
  public OptionalInt forget(PackInfo pack) {
    var args = new ArrayList<Object>();
    args.add(pack.id());
    pack.pack().files().values().stream().map(FileHash::sha256).distinct().forEach(args::add);
    var answer = redis.run(DROP, keys, args.toArray());
    return answer.isNull() ? OptionalInt.empty() : OptionalInt.of((int) answer.number());
  }

  /// Enters a pack among the packs; false if one of its contents has been forgotten meanwhile.
  private boolean record(Pack pack) {
    var args = new ArrayList<Object>();
    args.add(Json.write(pack));
    args.add(by);
    pack.files().values().stream().map(FileHash::sha256).distinct().forEach(args::add);
    return !redis.run(RECORD, keys, args.toArray()).isNull();
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw FileProblem.of(e, "read", file.toString());
    }
  }

  private static Path parentOf(Path file) {
    var parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static String lastOf(Path file) {
    var last = file.getFileName();
    return last == null ? "" : last.toString();
  }
}
