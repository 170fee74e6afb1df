package dev.muster.shared.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.commands.ProtocolCommand;

/// One command with its arguments, to be sent together with others.
///
/// @param command its name in capitals
/// @param args texts, numbers or byte arrays
public record Call(String command, List<Object> args) {
  /// With the arguments one after another.
  public static Call of(String command, Object... args) {
    return new Call(command, List.of(args));
  }

  CommandArguments arguments() {
    var arguments = new CommandArguments(new Name(command));
    for (var arg : args) {
      arguments.add(
          arg instanceof byte[] bytes ? bytes : arg.toString().getBytes(StandardCharsets.UTF_8));
    }
    return arguments;
  }

  /// A command by its name, whatever the client library knows of it.
  private record Name(String name) implements ProtocolCommand {
    @Override
    public byte[] getRaw() {
      return name.getBytes(StandardCharsets.US_ASCII);
    }
  }
}
