package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class PicturesTest {
  @Test
  void everyScreenIsTakenInLightAndDark(TestRedis redis, @TempDir Path folder) throws Exception {
    List<Path> taken;
    try (var pictures = Pictures.of(RedisAddress.parse(redis.url()), redis.queue())) {
      taken = pictures.take(folder.resolve("new"), Duration.ZERO);
    }
    assertThat(taken).hasSize(12).allMatch(picture -> picture.startsWith(folder));
    for (var file : taken) {
      var picture = ImageIO.read(file.toFile());
      assertThat(picture.getWidth()).isEqualTo(1_440);
      assertThat(picture.getHeight()).isEqualTo(900);
    }
  }

  @Test
  void eachPictureShowsTheFormThatIsOpenThen(TestRedis redis, @TempDir Path folder)
      throws Exception {
    try (var pictures = Pictures.of(RedisAddress.parse(redis.url()), redis.queue())) {
      pictures.take(folder, Duration.ZERO);
    }
    for (var theme : List.of("light", "dark")) {
      var first = formOf(folder.resolve("1-workers-" + theme + ".png"));
      var next = formOf(folder.resolve("2-composer-" + theme + ".png"));
      assertThat(Arrays.equals(first, next)).as("the same in " + theme).isFalse();
    }
  }

  /// The pixels below the commands, to the left of those they go to and above the bar.
  private static int[] formOf(Path file) throws Exception {
    return ImageIO.read(file.toFile()).getRGB(80, 720, 900, 90, null, 0, 900);
  }

  @Test
  void aRedisThatIsGoneIsSaidInASentence(@TempDir Path folder) throws Exception {
    var redis = EmbeddedRedis.start();
    var address = RedisAddress.parse(redis.url());
    redis.close();
    try (var pictures = Pictures.of(address, "jobs")) {
      assertThatThrownBy(() -> pictures.take(folder, Duration.ZERO))
          .isInstanceOf(QueueException.class)
          .hasMessageEndingWith(".");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
