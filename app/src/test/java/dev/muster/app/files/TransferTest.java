package dev.muster.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TransferTest {
  private final Transfer transfer = new Transfer(Transfer.Way.TO_DISK, "Save", "model.bin");

  @Test
  void itTellsHowFarAndHowFastItIs() {
    transfer.moved(31_000_000, 62_000_000);
    transfer.tick();
    assertThat(transfer.share().get()).isEqualTo(0.5);
    assertThat(transfer.words().get()).startsWith("31.0 MB of 62.0 MB · ").contains("/s · ");
    transfer.end(Transfer.State.DONE, "Saved.");
    transfer.moved(1, 62_000_000);
    transfer.tick();
    assertThat(transfer.share().get()).isOne();
    assertThat(transfer.words().get()).isEqualTo("Saved.");
  }

  @Test
  void whenItIsCancelledItsNextStepEndsIt() {
    transfer.moved(1, 2);
    transfer.cancel();
    assertThat(transfer.words().get()).isEqualTo("Cancelling");
    assertThatThrownBy(() -> transfer.moved(2, 2)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(transfer::endIfCancelled).isInstanceOf(CancellationException.class);
  }
}
