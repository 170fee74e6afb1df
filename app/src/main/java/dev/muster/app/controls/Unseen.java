package dev.muster.app.controls;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// A part of the window that nobody has seen yet. To make, style and lay out all of them would hold
/// up its first look, so one is made when it is first wanted, and joins the others of its pane when
/// it is first visible.
public final class Unseen<N extends Node> implements Supplier<N> {
  /// One begins before the layout of what is new, the next once that has been drawn.
  private static final int FIRST_DRAWINGS = 2;

  private final Pane pane;
  private final Supplier<? extends N> make;
  private @Nullable N part;

  /// Nothing yet.
  ///
  /// @param pane which it is laid over
  public Unseen(Pane pane, Supplier<? extends N> make) {
    this.pane = pane;
    this.make = make;
  }

  /// The part, which is made now if it wasn't yet; then it is hidden.
  @Override
  public N get() {
    var made = part;
    if (made == null) {
      made = make.get();
      made.setVisible(false);
      part = made;
      add(pane, made);
    }
    return made;
  }

  /// Shows it, or hides it if there is something to hide. What stands in it can take the keyboard
  /// at once: some parts hold nothing until they are styled.
  public void show(boolean visible) {
    if (visible || part != null) {
      var made = get();
      made.setVisible(visible);
      made.applyCss();
    }
  }

  /// Makes it, and has it join the others though nobody sees it yet.
  public void prepare() {
    prepare(pane, get());
  }

  /// Whether it was made, and is to be seen.
  public boolean isVisible() {
    return part != null && part.isVisible();
  }

  /// Does one thing after the other, each between two drawings, once the window has been drawn as
  /// it is: so that nobody waits for it later.
  public static void unhurriedly(List<Runnable> steps) {
    var left = new ArrayDeque<>(steps);
    new AnimationTimer() {
      private int drawings;

      @Override
      public void handle(long now) {
        drawings++;
        if (left.isEmpty()) {
          stop();
        } else if (drawings > FIRST_DRAWINGS) {
          left.remove().run();
        }
      }
    }.start();
  }

  /// Lays a part over the others of a pane as soon as it is visible for the first time, or is
  /// prepared.
  public static void add(Pane pane, Node part) {
    if (part.isVisible()) {
      pane.getChildren().add(part);
      return;
    }
    var joining = new Joining(pane, part);
    // Until then nobody else need hold on to it.
    pane.getProperties().put(part, joining);
    part.visibleProperty().addListener(joining);
  }

  /// Has a part that was added join its pane and take its looks though nobody sees it yet, so that
  /// it is there at once when somebody wants to. Not before there is a window to take them in.
  public static void prepare(Pane pane, Node part) {
    if (pane.getScene() != null && pane.getProperties().get(part) instanceof Joining joining) {
      joining.join();
      part.applyCss();
      part.resize(pane.getWidth(), pane.getHeight());
      if (part instanceof Parent parent) {
        parent.layout();
      }
    }
  }

  private record Joining(Pane pane, Node part) implements ChangeListener<Boolean> {
    @Override
    public void changed(ObservableValue<? extends Boolean> visible, Boolean before, Boolean now) {
      join();
    }

    void join() {
      part.visibleProperty().removeListener(this);
      pane.getProperties().remove(part);
      pane.getChildren().add(part);
    }
  }
}
