package dev.muster.shared.workers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/// What a worker says of itself when it starts, and again at each INFO.
///
/// @param version of Muster
/// @param protocol of the queue
/// @param platform architecture and Java
/// @param running operating system
/// @param hostname its machine
/// @param pid its process
/// @param redisHost the server it is connected to
/// @param redisPort that server's port
/// @param worker its id
/// @param queueName its queue
/// @param heartbeatPeriod seconds between beats
/// @param heartbeatExpire seconds without a beat until it counts as lost
/// @param message key of its messages
/// @param response key of its responses
/// @param log key of its log
/// @param envir ids of the environments that it has loaded
/// @param queues named queues it takes tasks from
/// @param directory its working folder
/// @param started when, in ms by Redis
/// @param cpuCount processors of its machine
/// @param heapMax bytes that its children may use each
public record WorkerInfo(
    String version,
    int protocol,
    String platform,
    String running,
    String hostname,
    long pid,
    @JsonProperty("redis_host") String redisHost,
    @JsonProperty("redis_port") int redisPort,
    String worker,
    @JsonProperty("queue_name") String queueName,
    @JsonProperty("heartbeat_period") double heartbeatPeriod,
    @JsonProperty("heartbeat_expire") double heartbeatExpire,
    String message,
    String response,
    String log,
    List<String> envir,
    List<String> queues,
    String directory,
    long started,
    @JsonProperty("cpu_count") int cpuCount,
    @JsonProperty("heap_max") long heapMax) {
  /// What lacks a text is no such document.
  public WorkerInfo {
    for (var text :
        new String[] {
          version, platform, running, hostname, redisHost, worker, queueName, message, response,
          log, directory
        }) {
      Objects.requireNonNull(text);
    }
    envir = List.copyOf(envir);
    queues = List.copyOf(queues);
  }
}
