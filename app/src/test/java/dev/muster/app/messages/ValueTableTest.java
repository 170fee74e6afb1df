package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTableTest {
  private static List<List<String>> rows(String json) {
    return ValueTable.of(Json.parse(json)).orElseThrow().rows().stream()
        .map(row -> row.stream().map(ValueTable::words).toList())
        .toList();
  }

  @Test
  void aListOfObjectsWithLikeKeysIsATable() {
    var json = "[{\"a\":1,\"b\":\"x\"},{\"a\":2},{\"b\":[1],\"a\":3}]";
    assertThat(ValueTable.of(Json.parse(json)).orElseThrow().columns()).containsExactly("a", "b");
    assertThat(rows(json))
        .containsExactly(List.of("1", "x"), List.of("2", "–"), List.of("3", "[1]"));
  }

  @Test
  void aNameForEachObjectIsATableWithTheNamesInFront() {
    var json = "{\"x.csv\":{\"md5\":\"ba\",\"size\":12},\"y.csv\":{\"md5\":\"c4\",\"size\":7}}";
    var table = ValueTable.of(Json.parse(json)).orElseThrow();
    assertThat(table.columns()).containsExactly("", "md5", "size");
    assertThat(table.isOfNumbers(2)).isTrue();
    assertThat(table.isOfNumbers(1)).isFalse();
    assertThat(rows(json))
        .containsExactly(List.of("x.csv", "ba", "12"), List.of("y.csv", "c4", "7"));
  }

  @Test
  void whatIsNoTableIsNone() {
    for (var json :
        List.of(
            "7",
            "\"x\"",
            "[]",
            "{}",
            "[1,2]",
            "{\"a\":\"b\"}",
            "[{\"a\":1},{}]",
            "[{\"a\":1,\"b\":1,\"c\":1},{\"d\":1}]")) {
      assertThat(ValueTable.of(Json.parse(json))).as(json).isEmpty();
    }
  }

  @Test
  void numbersAreSortedAsSuchAndWhatIsMissingComesLast() {
    var sorted = new java.util.ArrayList<>(List.of(Json.tree(10), Json.tree(9), Json.tree("a")));
    sorted.sort(ValueTable.ORDER);
    assertThat(sorted).containsExactly(Json.tree(9), Json.tree(10), Json.tree("a"));
  }
}
