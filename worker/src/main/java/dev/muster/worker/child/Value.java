package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.redis.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.impl.UnknownSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// What a user's code gave, as it travels: JSON where it can be JSON, else its text.
final class Value {
  /// Bytes of a value's JSON at the most.
  static final int MOST_BYTES = 4 << 20;

  /// Levels of lists and maps in each other at the most.
  static final int MOST_LEVELS = 100;

  /// Characters of a value's printed form at the most.
  private static final int MOST_PRINTED = 1 << 20;

  /// Each is made when it is needed, for that takes a while.
  private static final class Lenient {
    static final JsonMapper MAPPER = mapper(ToStringSerializer.instance);
  }

  private static final class Strict {
    static final JsonMapper MAPPER = mapper(new Refusing());
  }

  private Value() {}

  private static JsonMapper mapper(ValueSerializer<?> ofTheRest) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
                .build())
        .addModule(
            new SimpleModule()
                .addSerializer(Path.class, ToStringSerializer.instance)
                .setSerializerModifier(new TheRest(ofTheRest)))
        .build();
  }

  /// The value's JSON.
  ///
  /// @throws CodeFailure if it is too large or too deep
  static byte[] json(@Nullable Object value) throws CodeFailure {
    try {
      var json = written(Lenient.MAPPER, value);
      read(json);
      return json;
    } catch (JacksonException e) {
      return otherwise(value, e);
    }
  }

  /// The JSON of what a task gives; its text is no substitute.
  ///
  /// @throws CodeFailure if it is too large or too deep, or has no JSON
  static byte[] strictJson(@Nullable Object value) throws CodeFailure {
    if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long) {
      // As the writer below would write it, which takes a while to make.
      return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    }
    try {
      var json = written(Strict.MAPPER, value);
      read(json);
      return json;
    } catch (RuntimeException e) {
      if (causedBy(e, TooLarge.class)) {
        throw tooLarge();
      }
      throw tooDeep(e) ? tooDeep() : notJson(e);
    }
  }

  private static CodeFailure notJson(RuntimeException e) {
    return new CodeFailure(
        Failure.of(
            "ResultNotJson",
            "the value can't be JSON ("
                + Faults.cut(say(e).lines().findFirst().orElse(""))
                + "): return numbers, texts, lists, maps or records"));
  }

  private static byte[] otherwise(@Nullable Object value, JacksonException e) throws CodeFailure {
    if (causedBy(e, TooLarge.class)) {
      throw tooLarge();
    }
    if (tooDeep(e)) {
      throw tooDeep();
    }
    // A getter that throws, a number of more digits than readers take: its text.
    try {
      return written(Lenient.MAPPER, String.valueOf(value));
    } catch (JacksonException again) {
      throw tooLarge();
    }
  }

  private static CodeFailure tooDeep() {
    return new CodeFailure(
        Failure.of(
            "ResultTooDeep",
            "the value is nested in more than "
                + MOST_LEVELS
                + " levels, or contains itself: return a flatter one"));
  }

  private static boolean tooDeep(RuntimeException e) {
    boolean deep = causedBy(e, StreamConstraintsException.class) && say(e).contains("depth");
    return deep || say(e).contains("self-reference") || causedBy(e, StackOverflowError.class);
  }

  private static String say(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
    for (@Nullable Throwable each = e; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static CodeFailure tooLarge() {
    return new CodeFailure(
        Failure.of(
            "ResultTooLarge",
            "the value is larger than 4 MiB: write it to a file and return the file's name"));
  }

  private static byte[] written(JsonMapper mapper, @Nullable Object value) {
    var bytes = new Bounded();
    mapper.writeValue(bytes, value);
    return bytes.toByteArray();
  }

  /// A document from the other side.
  ///
  /// @throws JacksonException if it isn't JSON, or too deep
  static JsonNode read(byte[] json) {
    return Json.mapper().readTree(json);
  }

  /// The value as Java prints it; arrays by what is in them.
  static String printed(@Nullable Object value) {
    var text =
        value != null && value.getClass().isArray() ? printedArray(value) : String.valueOf(value);
    return text.length() <= MOST_PRINTED ? text : text.substring(0, MOST_PRINTED) + "…";
  }

  private static String printedArray(Object array) {
    if (Array.getLength(array) > MOST_PRINTED) {
      return array.getClass().getComponentType().getSimpleName()
          + "["
          + Array.getLength(array)
          + "]";
    }
    var text = Arrays.deepToString(new Object[] {array});
    return text.substring(1, text.length() - 1);
  }

  /// Stops the writing of a value that is too large, whatever it still holds.
  private static final class TooLarge extends IOException {}

  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] more, int from, int length) throws IOException {
      if (bytes.size() + length > MOST_BYTES) {
        throw new TooLarge();
      }
      bytes.write(more, from, length);
    }

    byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }

  /// The JDK's own objects, threads or streams for instance, are no beans: reading them by their
  /// getters would walk through the whole JVM. They, and what has no properties, are written in
  /// another manner.
  private static final class TheRest extends ValueSerializerModifier {
    private final ValueSerializer<?> manner;

    TheRest(ValueSerializer<?> manner) {
      this.manner = manner;
    }

    @Override
    public ValueSerializer<?> modifySerializer(
        SerializationConfig config,
        BeanDescription.Supplier description,
        ValueSerializer<?> serializer) {
      var type = description.getBeanClass();
      boolean bean = serializer instanceof BeanSerializerBase && !type.isRecord();
      boolean ofTheJdk =
          type.getClassLoader() == null
              || type.getClassLoader().equals(ClassLoader.getPlatformClassLoader());
      return serializer instanceof UnknownSerializer || (bean && ofTheJdk) ? manner : serializer;
    }
  }

  private static final class Refusing extends ValueSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      throw DatabindException.from(out, "it holds a " + value.getClass().getName());
    }
  }
}
