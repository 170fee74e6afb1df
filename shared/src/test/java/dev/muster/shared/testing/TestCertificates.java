package dev.muster.shared.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Certificates and keys of a test, made by the `keytool` that every JDK has, each as it is asked
/// for.
public final class TestCertificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;
  private final Path store;

  /// None yet.
  public TestCertificates(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("store.p12");
  }

  /// An authority; its certificate's file.
  public Path authority(String name) {
    make(name, "EC", "-dname", "CN=" + name, "-ext", "bc:c");
    return certificate(name);
  }

  /// A certificate of an authority, for names such as `dns:localhost`; its file.
  ///
  /// @param start such as `-10d`
  public Path server(String name, String authority, String names, String start, int days) {
    make(
        name,
        "EC",
        "-signer",
        authority,
        "-dname",
        "CN=" + name,
        "-ext",
        "san=" + names,
        "-startdate",
        start,
        "-validity",
        String.valueOf(days));
    return certificate(name);
  }

  /// One for this machine.
  public Path server(String name, String authority) {
    return server(name, authority, "dns:localhost,ip:127.0.0.1", "-1d", 300);
  }

  /// One for whoever connects.
  public Path client(String name, String authority) {
    make(name, "RSA", "-signer", authority, "-dname", "CN=" + name, "-validity", "300");
    return certificate(name);
  }

  private void make(String name, String kind, String... how) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                kind,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
    command.addAll(Arrays.asList(how));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), US_ASCII);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore load() throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(store.toFile(), PASSWORD);
  }

  /// The certificate as PEM.
  public Path certificate(String name) {
    try {
      return pem(name + ".crt", "CERTIFICATE", load().getCertificate(name).getEncoded());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Its key as PEM.
  public Path key(String name) {
    try {
      var key = Objects.requireNonNull(load().getKey(name, PASSWORD));
      return pem(name + ".key", "PRIVATE KEY", key.getEncoded());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path pem(String file, String label, byte[] bytes) throws IOException {
    var text = new ByteArrayOutputStream();
    text.writeBytes(("-----BEGIN " + label + "-----\n").getBytes(US_ASCII));
    text.writeBytes(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(bytes));
    text.writeBytes(("\n-----END " + label + "-----\n").getBytes(US_ASCII));
    return Files.write(folder.resolve(file), text.toByteArray());
  }

  /// What a server speaks with that has such a certificate and trusts such an authority's.
  SSLContext context(String name, String authority) {
    try {
      var own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          name, load().getKey(name, PASSWORD), PASSWORD, load().getCertificateChain(name));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, PASSWORD);
      var known = KeyStore.getInstance("PKCS12");
      known.load(null, null);
      known.setCertificateEntry(authority, load().getCertificate(authority));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(known);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
