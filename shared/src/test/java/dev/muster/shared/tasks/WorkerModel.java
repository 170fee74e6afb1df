package dev.muster.shared.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a worker, in plain Java.
final class WorkerModel {
  final String name;
  final List<String> lists;
  @Nullable String incarnation;
  @Nullable String holding;
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
