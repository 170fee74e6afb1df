package dev.muster.worker.environments;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.List;

/// A source as the compiler reads it.
///
/// @param problems what it objects to in the mere form of the text
record Parsed(JavacTask task, CompilationUnitTree unit, List<Problem> problems) {

  /// Where a part of it begins, in characters; its modifiers are part of it.
  int startOf(Tree tree) {
    return (int) Trees.instance(task).getSourcePositions().getStartPosition(unit, tree);
  }
}
