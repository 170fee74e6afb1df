package dev.muster.shared.tasks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a worker, in plain Java.
final class WorkerModel {
  final String name;
  final List<String> lists;
  @Nullable String incarnation;

  /// Ids of the tasks that it has claimed, in that order.
  final List<String> holding = new ArrayList<>();

  String status = "";
  boolean live;
  int messages;

  WorkerModel(String name, List<String> lists) {
    this.name = name;
    this.lists = lists;
  }

  boolean isHeldBy(String process) {
    return live && process.equals(incarnation);
  }
}
