package dev.muster.worker;

import dev.muster.shared.workers.WorkerInfo;
import java.util.LinkedHashMap;

/// What a worker shows of itself when it starts and at each INFO.
public final class Banner {
  private static final String NAME =
      """
                                      __
         ____ ___  __  _______  ____/ /____  _____
        / __ `__ \\/ / / / ___/ / __  __/ _ \\/ ___/
       / / / / / / /_/ (__  ) / /_/ /_/  __/ /
      /_/ /_/ /_/\\__,_/____/  \\__/\\__/\\___/_/
      """;

  private Banner() {}

  /// The banner and a line a field.
  public static String of(WorkerInfo info) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("version", info.version());
    fields.put("platform", info.platform());
    fields.put("running", info.running());
    fields.put("hostname", info.hostname());
    fields.put("pid", String.valueOf(info.pid()));
    fields.put("redis_host", info.redisHost());
    fields.put("redis_port", String.valueOf(info.redisPort()));
    fields.put("worker", info.worker());
    fields.put("queue_name", info.queueName());
    fields.put("heartbeat_period", number(info.heartbeatPeriod()));
    fields.put("heartbeat_expire", number(info.heartbeatExpire()));
    fields.put("message", info.message());
    fields.put("response", info.response());
    fields.put("log", info.log());
    fields.put("envir", "{" + String.join(", ", info.envir()) + "}");
    var text = new StringBuilder(NAME);
    fields.forEach(
        (name, value) ->
            text.append("    ")
                .append(name)
                .append(": ")
                .append(" ".repeat(Math.max(0, 18 - name.length())))
                .append(value)
                .append('\n'));
    return text.toString();
  }

  private static String number(double seconds) {
    return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
  }
}
