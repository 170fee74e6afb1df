package dev.muster.shared.redis;

/// What a Redis user is allowed so that it can use one queue and nothing else, as a line that its
/// administrator pastes into redis-cli.
///
/// @param user its name
/// @param queue the queue; empty to have it filled in
/// @param readOnly whether it may only look
public record Grant(String user, String queue, boolean readOnly) {
  /// `client` is one command in Redis 6.2, with parts that aren't harmless.
  private static final String READS = "-@all +@read +@connection +time -@dangerous +client|setname";

  private static final String ALL = "+@all -@dangerous +client|setname";

  /// For a user that is there.
  public String line() {
    return "ACL SETUSER " + user + " " + rules();
  }

  /// For a user that is made, or whose password is changed; the password is to be filled in.
  public String lineForNew() {
    return "ACL SETUSER " + user + " on >PASSWORD " + rules();
  }

  private String rules() {
    return "resetkeys resetchannels ~"
        + (queue.isEmpty() ? "QUEUE" : queue)
        + ":* ~muster:queues "
        + (readOnly ? READS : ALL);
  }
}
