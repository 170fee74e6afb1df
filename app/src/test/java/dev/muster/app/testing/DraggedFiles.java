package dev.muster.app.testing;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/// Files that are dragged in from a file manager. The screen in memory has none beside it: a node
/// is told by its window what it would be told of one.
public final class DraggedFiles {
  private final Dragboard board;

  /// Takes files up.
  public DraggedFiles(List<Path> files) throws Exception {
    board =
        Toolkit.call(
            () -> {
              var dragged = DragboardHelper.createDragboard(clipboard());
              var content = new ClipboardContent();
              content.putFiles(files.stream().map(Path::toFile).toList());
              dragged.setContent(content);
              return dragged;
            });
  }

  /// One of the program's own, which offers a copy as a file manager does.
  private static TKClipboard clipboard() {
    var own = com.sun.javafx.tk.Toolkit.getToolkit().createLocalClipboard();
    return (TKClipboard)
        Proxy.newProxyInstance(
            DraggedFiles.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (_, asked, with) ->
                asked.getName().equals("getTransferModes")
                    ? EnumSet.of(TransferMode.COPY)
                    : asked.invoke(own, with));
  }

  /// Moves them over a node.
  ///
  /// @return how it would take them; null if it wouldn't
  public @Nullable TransferMode over(Node node) throws Exception {
    return tell(node, DragEvent.DRAG_OVER).getAcceptedTransferMode();
  }

  /// Moves them out of it.
  public void leave(Node node) throws Exception {
    tell(node, DragEvent.DRAG_EXITED);
  }

  /// Lets them fall onto it.
  ///
  /// @return whether it took them
  public boolean drop(Node node) throws Exception {
    return tell(node, DragEvent.DRAG_DROPPED).isDropCompleted();
  }

  private DragEvent tell(Node node, EventType<DragEvent> what) throws Exception {
    var told =
        Toolkit.call(
            () -> {
              var heard = new AtomicReference<@Nullable DragEvent>();
              node.addEventFilter(what, heard::set);
              Event.fireEvent(
                  node,
                  new DragEvent(what, board, 9, 9, 9, 9, TransferMode.COPY, null, null, null));
              return Objects.requireNonNull(heard.get());
            });
    Pulses.await(2);
    return told;
  }
}
