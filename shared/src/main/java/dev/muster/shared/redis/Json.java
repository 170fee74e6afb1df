package dev.muster.shared.redis;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as it stands on the wire: fields that a reader doesn't know are passed over, and no
/// document is deeper than 100 levels.
public final class Json {
  /// Levels of nesting that are read or written at the most.
  public static final int MAX_DEPTH = 100;

  /// Bytes of a result, an argument or an answer at the most.
  public static final int MAX_BYTES = 4 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH + 10)
                          .maxStringLength(2 * MAX_BYTES)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Json() {}

  /// The mapper itself, for trees and streams.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// A value as one line.
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// A value as a tree.
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// A document as a tree.
  ///
  /// @throws JacksonException if it isn't JSON
  public static JsonNode parse(String document) {
    return MAPPER.readTree(document);
  }

  /// A document as a record; empty if it isn't one.
  public static <T> Optional<T> read(String document, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(document, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
