package dev.muster.app.messages;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.Sent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The files that workers named when they were last asked with DIR.
final class LastDir {
  private static final int LOOKED_THROUGH = 200;

  /// Names that are offered at the most.
  private static final int OFFERED = 300;

  private LastDir() {}

  /// Their names below the workers' folders; none where nobody was asked. Waits for Redis.
  static List<String> files(QueueClient queue) {
    var asked =
        queue.messages().history(LOOKED_THROUGH).stream()
            .filter(sent -> sent.command().equals("DIR") && sent.answered() > sent.failed())
            .findFirst();
    var names = new TreeSet<String>();
    asked.ifPresent(
        sent ->
            queue.messages().replies(sent.id()).forEach(reply -> take(reply, folder(sent), names)));
    return names.stream().limit(OFFERED).toList();
  }

  private static String folder(Sent sent) {
    var args = sent.args();
    var path = args == null ? "" : args.path("path").asString("");
    return path.isEmpty() || path.equals(".") ? "" : path + "/";
  }

  private static void take(Reply reply, String folder, Set<String> names) {
    var response = reply.response();
    if (response != null && response.outcome() instanceof Outcome.Ok(var value)) {
      value
          .propertyStream()
          .filter(file -> isFile(file.getValue()))
          .forEach(file -> names.add(folder + file.getKey()));
    }
  }

  /// A folder has no hash.
  private static boolean isFile(JsonNode hash) {
    return hash.isString();
  }
}
