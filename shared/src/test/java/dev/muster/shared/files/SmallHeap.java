package dev.muster.shared.files;

import java.nio.file.Path;
import java.util.List;

/// A program for {@link SmallHeapTest}: packs a file and unpacks it, and says how much memory it
/// had.
final class SmallHeap {
  private SmallHeap() {}

  public static void main(String[] args) {
    var folder = Path.of(args[1]);
    try (var store = Store.at(System.getenv("REDIS_OF_TEST"), args[0])) {
      var pack = store.files().pack(folder, List.of("big"));
      store.files().unpack(pack, folder.resolve("copy"));
    }
    System.out.println("done within " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
  }
}
