package dev.muster.app.cli;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Options from a file, for those that the command line doesn't give: by their long names, for
/// every command that has them, or below a command's name for that alone.
///
/// ```yaml
/// redis: redis://queues.example.org
/// password-file: /etc/muster/password
/// enqueue:
///   timeout: 30s
/// ```
final class Config implements IDefaultValueProvider {
  /// What a file must not decide for a person.
  private static final Set<String> NEVER = Set.of("config", "yes", "help", "version");

  private static final String OPTION = "--config";
  private static final String QUEUE = "queue";

  private final String file;
  private final JsonNode options;

  private Config(String file, JsonNode options) {
    this.file = file;
    this.options = options;
  }

  /// Gives the option that names the file to every command that has some.
  static void addTo(CommandSpec command) {
    if (command.subcommands().isEmpty() && command.mixinStandardHelpOptions()) {
      command.addOption(
          OptionSpec.builder(OPTION)
              .paramLabel("FILE.yml")
              .type(Path.class)
              .description("what isn't given here, as option: value")
              .build());
    }
    command.subcommands().values().forEach(each -> addTo(each.getCommandSpec()));
  }

  /// What the file says that a command line names; empty if it names none.
  ///
  /// @throws QueueException (USAGE) if it can't be read, or says what makes no sense
  static Optional<Config> of(String[] args, CommandSpec root) {
    return named(args).map(file -> read(file, root));
  }

  /// Whether a command line names a file.
  static boolean isIn(String[] args) {
    return named(args).isPresent();
  }

  private static Optional<String> named(String[] args) {
    var words = Arrays.stream(args).takeWhile(Predicate.not("--"::equals)).toList();
    var next = words.indexOf(OPTION) + 1;
    return next > 0 && next < words.size()
        ? Optional.of(words.get(next))
        : words.stream()
            .filter(word -> word.startsWith(OPTION + "="))
            .map(word -> word.substring(OPTION.length() + 1))
            .findFirst();
  }

  private static Config read(String file, CommandSpec root) {
    var mapper =
        YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try {
      var read = mapper.readTree(Files.readString(Path.of(file)));
      var isEmpty = read.isMissingNode() || read.isNull();
      var config = new Config(file, isEmpty ? mapper.createObjectNode() : read);
      config.check(config.options, root);
      return config;
    } catch (IOException | IllegalArgumentException e) {
      throw usage("The file " + file + " can't be read: name one that holds options as YAML.", e);
    } catch (JacksonException e) {
      var line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw usage("The file " + file + " is not YAML" + line + ": write option: value.", e);
    }
  }

  private void check(JsonNode section, CommandSpec command) {
    if (!section.isObject()) {
      throw wrong("a line there isn't an option with its value: write such as retries: 2.");
    }
    section.forEachEntry(
        (name, value) -> {
          var below = command.subcommands().get(name);
          if (below != null) {
            check(value, below.getCommandSpec());
          } else {
            check(name, value, command);
          }
        });
  }

  private void check(String name, JsonNode value, CommandSpec command) {
    if (name.equals("password")
        || name.equals("redis") && RedisAddress.parse(text(name, value)).password() != null) {
      throw wrong(
          "a password doesn't belong there: put it into a file that only you can read, and name"
              + " that by password-file, or give it by MUSTER_REDIS.");
    }
    if (names(command).noneMatch(name::equals)) {
      throw wrong(
          "there is no option “"
              + name
              + "” of "
              + command.qualifiedName()
              + ": take the long names that --help lists, without dashes.");
    }
    text(name, value);
  }

  /// Of the options of a command and of all below it.
  private static Stream<String> names(CommandSpec command) {
    return Stream.concat(
        command.args().stream().map(Config::name).filter(Predicate.not(NEVER::contains)),
        command.subcommands().values().stream().flatMap(sub -> names(sub.getCommandSpec())));
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? option.longestName().replaceFirst("^-+", "")
        : arg.paramLabel().equals("QUEUE") ? QUEUE : "config";
  }

  private String text(String name, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw wrong("the option “" + name + "” has one value there, not a list and not nothing.");
    }
    return value.asString();
  }

  /// What is nearest to the command counts.
  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    var name = name(arg);
    if (NEVER.contains(name)) {
      return null;
    }
    JsonNode section = options;
    @Nullable String found = null;
    for (var word : arg.command().qualifiedName(" ").split(" ", -1)) {
      if (!word.equals("muster")) {
        section = section.path(word);
      }
      var value = section.path(name);
      found = value.isValueNode() ? value.asString() : found;
    }
    return found;
  }

  private QueueException wrong(String what) {
    return usage("In the file " + file + " " + what, null);
  }

  private static QueueException usage(String sentence, @Nullable Throwable cause) {
    return new QueueException(Reason.USAGE, sentence, cause);
  }
}
