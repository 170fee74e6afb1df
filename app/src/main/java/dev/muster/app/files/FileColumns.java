package dev.muster.app.files;

import dev.muster.app.controls.Columns;
import dev.muster.app.controls.Phrases;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// The columns of the files table.
final class FileColumns {
  private static final int MD5_SHOWN = 8;
  private static final int SCROLL_BAR = 10;
  private final TableColumn<FileEntry, FileEntry> name;
  private final TableColumn<FileEntry, FileEntry> size;
  private final TableColumn<FileEntry, FileEntry> md5;
  private final TableColumn<FileEntry, FileEntry> from;
  private final TableColumn<FileEntry, FileEntry> when;
  private final TableColumn<FileEntry, FileEntry> packs;
  private final TableColumn<FileEntry, FileEntry> note;

  FileColumns(FilesModel model) {
    name =
        column(
            "Name",
            190,
            () ->
                new FileCell(
                        "code-cell", one -> Plain.name(one.name()), one -> Plain.name(one.name()))
                    .withIcon(),
            by(FileEntry::name));
    size =
        figures(
            "Size",
            78,
            () ->
                new FileCell(
                    "figure-cell",
                    one -> Phrases.bytes(one.hash().size()),
                    one -> Phrases.count(one.hash().size(), "byte")),
            by(one -> one.hash().size()));
    md5 =
        column(
            "MD5",
            84,
            () ->
                new FileCell(
                        "code-cell",
                        one -> one.hash().md5().substring(0, MD5_SHOWN),
                        one -> "MD5 " + one.hash().md5() + "\nSHA-256 " + one.hash().sha256())
                    .muted(),
            by(one -> one.hash().md5()));
    from =
        column(
            "From",
            112,
            () ->
                new FileCell(
                        "from-cell",
                        one -> model.from(one.pack()),
                        one -> Plain.name(one.pack().by()))
                    .codeWhere(one -> !model.isFromHere(one.pack())),
            by(one -> model.from(one.pack())));
    when =
        figures(
            "When",
            100,
            () ->
                new FileCell(
                    "figure-cell",
                    one -> When.of(one.pack().time(), model.session().fleet().get().time()),
                    one -> Phrases.moment(one.pack().time())),
            by(one -> one.pack().time()));
    packs =
        figures(
            "Packs",
            56,
            () ->
                new FileCell(
                    "figure-cell",
                    one -> Phrases.count(one.packs()),
                    one -> Phrases.count(one.packs(), "pack") + " name this content"),
            by(FileEntry::packs));
    note =
        column(
            "",
            110,
            () ->
                new FileCell(
                        "note-cell",
                        one -> one.older() ? "older version" : "",
                        one -> one.older() ? "A newer pack has another content of this name." : "")
                    .muted(),
            by(one -> one.older() ? 1 : 0));
  }

  List<TableColumn<FileEntry, FileEntry>> all() {
    return List.of(name, size, md5, from, when, packs, note);
  }

  TableColumn<FileEntry, FileEntry> name() {
    return name;
  }

  /// Gives the name what the others leave; where that is little, the last ones go.
  void fit(double width) {
    note.setVisible(width > 700);
    packs.setVisible(width > 600);
    var left = width - SCROLL_BAR;
    for (var column : all()) {
      if (!column.equals(name) && column.isVisible()) {
        left -= column.getPrefWidth();
      }
    }
    var wanted = Math.max(130, left);
    Columns.fix(name, wanted);
  }

  private static <T extends Comparable<T>> Comparator<FileEntry> by(Function<FileEntry, T> key) {
    return Comparator.<FileEntry, T>comparing(key).thenComparing(FileEntry::key);
  }

  private static TableColumn<FileEntry, FileEntry> figures(
      String title,
      double width,
      Supplier<TableCell<FileEntry, FileEntry>> cell,
      Comparator<FileEntry> order) {
    var column = column(title, width, cell, order);
    column.getStyleClass().add("figures");
    return column;
  }

  private static TableColumn<FileEntry, FileEntry> column(
      String title,
      double width,
      Supplier<TableCell<FileEntry, FileEntry>> cell,
      Comparator<FileEntry> order) {
    return Columns.of(title, width, ReadOnlyObjectWrapper::new, cell, order);
  }
}
