package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {
  @TempDir private Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.pem"), text);
  }

  private Pem pem(String text) throws IOException {
    return Pem.read(file(text));
  }

  @Test
  void whatIsNoCertificateIsRefusedWithWhatToDo() throws IOException {
    assertThatThrownBy(() -> Pem.read(folder.resolve("gone.pem")))
        .hasMessage("There is no file " + folder.resolve("gone.pem") + ": look how it is spelt.");
    assertThatThrownBy(() -> Pem.read(folder)).hasMessageStartingWith("The file " + folder);
    assertThatThrownBy(() -> pem("").certificates())
        .hasMessageContaining("holds no certificate in PEM form")
        .hasMessageEndingWith("openssl x509 -in " + folder + "/file.pem -out certificate.pem.");
    assertThatThrownBy(
            () ->
                pem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----").certificates())
        .hasMessage("The file " + folder + "/file.pem holds a broken certificate: take it anew.");
  }

  @Test
  void keysAreFoundBesideTheirCertificatesAndOthersRefused() throws Exception {
    var certificates = new TestCertificates(folder);
    var ca = Files.readString(certificates.authority("ca"));
    var client = Files.readString(certificates.client("client", "ca"));
    var key = Files.readString(certificates.key("client"));
    var both = pem("Bag Attributes\n" + client + ca + key);
    assertThat(both.certificates()).hasSize(2);
    var owner = both.certificates().getFirst().getPublicKey();
    var authority = both.certificates().getLast().getPublicKey();
    assertThat(both.keyOf(owner).getAlgorithm()).isEqualTo("RSA");
    assertThatThrownBy(() -> both.keyOf(authority))
        .hasMessage(
            "The key in " + folder + "/file.pem belongs to another certificate: name its own.");
    assertThatThrownBy(() -> pem(client).keyOf(owner))
        .hasMessageContaining("holds no private key in PEM form")
        .hasMessageEndingWith("-out key.pem.");
    assertThatThrownBy(() -> pem(key.replace("PRIVATE", "RSA PRIVATE")).keyOf(owner))
        .hasMessageContaining("is in an old form (RSA PRIVATE KEY)")
        .hasMessageEndingWith(
            "openssl pkcs8 -topk8 -nocrypt -in " + folder + "/file.pem -out key.pem.");
    assertThatThrownBy(() -> pem(key.replace("PRIVATE", "ENCRYPTED PRIVATE")).keyOf(owner))
        .hasMessageContaining("is locked by a password");
    var old =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,00

        AAAA
        -----END RSA PRIVATE KEY-----
        """;
    assertThatThrownBy(() -> pem(old).keyOf(owner)).hasMessageContaining("is locked by a password");
  }
}
