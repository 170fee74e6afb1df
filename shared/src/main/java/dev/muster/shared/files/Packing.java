package dev.muster.shared.files;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Files of a folder on their way into Redis.
record Packing(Contents contents, Folder folder, Progress progress) {
  private static final int ATTEMPTS = 3;

  /// @param record enters the pack; false if a content was forgotten between sending and entering
  Pack pack(List<String> given, Predicate<Pack> record) {
    var names = new LinkedHashSet<>(given);
    PackCheck.names(names);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var pack = send(hashed(names));
      if (record.test(pack)) {
        return pack;
      }
    }
    throw new FileProblem(
        "Missing", "Somebody keeps deleting these contents while they are packed: try again.");
  }

  private Pack hashed(Set<String> names) {
    var hashes = new LinkedHashMap<String, FileHash>();
    var left = Limits.BYTES;
    for (var name : names) {
      var hash = folder.hash(name, Limits.BYTES);
      left -= hash.size();
      if (left < 0) {
        throw Limits.tooLargeTogether();
      }
      hashes.put(name, hash);
    }
    var pack = new Pack(hashes);
    PackCheck.pack(pack);
    return pack;
  }

  private Pack send(Pack planned) {
    var missing = contents.missing(planned.files().values());
    var total = planned.files().values().stream().mapToLong(FileHash::size).sum();
    var sent = new LinkedHashMap<String, FileHash>();
    for (var file : planned.files().entrySet()) {
      var hash = file.getValue();
      if (missing.contains(hash.sha256())) {
        hash = upload(file.getKey(), sent, total);
        missing.remove(hash.sha256());
      }
      sent.put(file.getKey(), hash);
      progress.moved(bytes(sent), total);
    }
    return new Pack(sent);
  }

  /// The file may be another by now: what counts is what was sent.
  private FileHash upload(String name, Map<String, FileHash> before, long total) {
    var done = bytes(before);
    try (var file = folder.open(name)) {
      return contents.upload(
          name,
          file.content(),
          Limits.BYTES - done,
          moved -> progress.moved(done + moved, Math.max(total, done + moved)));
    } catch (IOException e) {
      throw FileProblem.of(e, "read", name);
    }
  }

  private static long bytes(Map<String, FileHash> files) {
    return files.values().stream().mapToLong(FileHash::size).sum();
  }
}
