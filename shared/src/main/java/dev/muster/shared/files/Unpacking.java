package dev.muster.shared.files;

import java.util.ArrayList;
import java.util.List;

/// Files of a pack on their way into a folder.
record Unpacking(Contents contents, Folder folder, Progress progress) {
  List<String> unpack(Pack pack) {
    PackCheck.pack(pack);
    pack.files().keySet().forEach(folder::checkWritable);
    var staged = new ArrayList<Staged>();
    try {
      var written = stage(pack, staged);
      staged.forEach(Staged::commit);
      return written;
    } finally {
      staged.reversed().forEach(Staged::close);
    }
  }

  private List<String> stage(Pack pack, List<Staged> staged) {
    var total = pack.files().values().stream().mapToLong(FileHash::size).sum();
    var written = new ArrayList<String>();
    var done = 0L;
    for (var file : pack.files().entrySet()) {
      var name = file.getKey();
      var hash = file.getValue();
      var before = done;
      var next =
          Staged.in(
              folder,
              name,
              hash,
              () -> contents.download(name, hash, moved -> progress.moved(before + moved, total)));
      staged.add(next);
      if (next.isNeeded()) {
        written.add(name);
      }
      done += hash.size();
      progress.moved(done, total);
    }
    return written;
  }
}
