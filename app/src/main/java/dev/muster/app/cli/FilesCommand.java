package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.Folder;
import dev.muster.shared.files.Pack;
import dev.muster.shared.files.PackInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster files`: packs of files in Redis.
@Command(
    name = "files",
    mixinStandardHelpOptions = true,
    description = "Puts files into Redis, lists them and takes them out.")
final class FilesCommand extends Group {
  private static final int MOST = 1_000;
  private static final String BYTES = "bytes";

  private static Stream<Map<String, Object>> rows(String id, PackInfo pack) {
    return pack.pack().files().entrySet().stream()
        .map(
            file ->
                with(new Row().with("pack", id), file)
                    .with("by", pack.by())
                    .with("time", pack.time().toString())
                    .values());
  }

  private static Row with(Row row, Map.Entry<String, FileHash> file) {
    var hash = file.getValue();
    return row.with("name", file.getKey()).with("size", hash.size()).with("md5", hash.md5());
  }

  /// `muster files pack`.
  @Command(
      name = "pack",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Puts files into Redis as a pack, which PULL then takes.")
  static final class PackThem extends QueueCommand {
    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "FILE",
        description = "names below the folder")
    private List<String> files = List.of();

    @Option(names = "--dir", paramLabel = "DIR", description = "the folder (here)")
    private Path folder = Path.of("");

    @Override
    QueueClient open() {
      return openToWrite();
    }

    @Override
    int run(QueueClient client, Output output) {
      Pack pack;
      try (var bar = output.bar(BYTES, 0)) {
        var from = new Folder(folder.toAbsolutePath(), List.of());
        pack = client.files().pack(from, files, bar::moved);
      }
      var rows =
          pack.files().entrySet().stream().map(file -> with(new Row(), file).values()).toList();
      output.rows(rows, "");
      return 0;
    }
  }

  /// `muster files unpack`.
  @Command(
      name = "unpack",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Writes the files of a pack into a folder.")
  static final class Unpack extends QueueCommand {
    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "PACK",
        description = "as list names it; default: the newest")
    private @Nullable String id;

    @Option(names = "--dir", paramLabel = "DIR", description = "the folder, made if need be (here)")
    private Path folder = Path.of("");

    @Override
    int run(QueueClient client, Output output) {
      var pack =
          client.files().packs(MOST).stream()
              .filter(one -> id == null || one.id().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      new QueueException(
                          Reason.MISSING,
                          id == null
                              ? "There is no pack in queue " + client.name() + " yet."
                              : "There is no pack " + id + ": list names those that there are."));
      var into = folder.toAbsolutePath().normalize();
      try (var bar = output.bar(BYTES, 0)) {
        client.files().unpack(pack.pack(), into, bar::moved);
      }
      pack.pack()
          .files()
          .keySet()
          .forEach(
              name -> {
                var path = into.resolve(name).toString();
                output.line(new Row().with("path", path).values(), path);
              });
      return 0;
    }
  }

  /// `muster files list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "A line a file, the newest pack first.")
  static final class ListThem extends QueueCommand {
    @Override
    int run(QueueClient client, Output output) {
      output.rows(
          client.files().packs(MOST).stream().flatMap(pack -> rows(pack.id(), pack)).toList(),
          "No files are in Redis yet.");
      return 0;
    }
  }
}
