package dev.muster.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.Fleets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterProposalTest {
  private static List<String> terms(String text) {
    return FilterProposal.of(text, Fleets.large().workers()).stream()
        .map(FilterProposal::term)
        .toList();
  }

  @Test
  void fieldsAreOfferedByTheirBeginningThenStatesAndHosts() {
    assertThat(terms("w")).startsWith("worker:").contains("host:web1", "host:web4");
    assertThat(terms("l")).containsExactly("log:", "state:late", "state:lost");
    assertThat(terms("")).isEmpty();
    assertThat(terms("host:db1 ")).isEmpty();
  }

  @Test
  void afterAFieldItsValuesAre() {
    assertThat(terms("host:"))
        .containsExactly(
            "host:db1", "host:gpu1", "host:web1", "host:web2", "host:web3", "host:web4");
    assertThat(terms("x -STATE:b")).containsExactly("state:busy");
    assertThat(terms("task:"))
        .containsExactly("task:align*", "task:report*", "task:simulate*", "task:slowdouble*");
    assertThat(terms("colour:")).isEmpty();
    assertThat(terms("\"host:")).isEmpty();
  }

  @Test
  void whatStandsBeforeStays() {
    assertThat(FilterProposal.of("a -st", List.of()))
        .containsExactly(new FilterProposal("a -state:", "state:"));
    assertThat(FilterProposal.of("host:web1 state:id", List.of()))
        .containsExactly(new FilterProposal("host:web1 state:idle ", "state:idle"));
    assertThat(FilterProposal.of("state:idle", List.of())).isEmpty();
  }
}
