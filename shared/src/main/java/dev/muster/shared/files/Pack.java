package dev.muster.shared.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files that were put into Redis together: the result of PUSH and of packing, the argument of
/// PULL. As JSON it is the map.
///
/// @param files name, relative to a working folder and with `/` between its parts, to content; in
/// the order given
public record Pack(@JsonValue Map<String, FileHash> files) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Pack {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
