package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file of certificates or of a key, as text between `-----BEGIN …-----` and `-----END …-----`.
/// What is in another form is refused with the command that converts it.
///
/// @param path where it stands
/// @param blocks what stands in it, in order
record Pem(Path path, List<Block> blocks) {
  private static final int LARGEST = 4 << 20;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([^-\\r\\n]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /// One of them, as it is written.
  record Block(String label, String text) {}

  /// Reads a file.
  ///
  /// @throws QueueException (USAGE) if it can't be read
  static Pem read(Path path) {
    byte[] bytes;
    try (var in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST);
    } catch (NoSuchFileException e) {
      throw usage("There is no file " + path + ": look how it is spelt.", e);
    } catch (AccessDeniedException e) {
      throw usage("The file " + path + " can't be read: this user may not.", e);
    } catch (IOException e) {
      throw usage("The file " + path + " can't be read: " + e.getMessage() + ".", e);
    }
    var blocks = new ArrayList<Block>();
    var found = BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (found.find()) {
      blocks.add(new Block(found.group(1), found.group(2)));
    }
    return new Pem(path, List.copyOf(blocks));
  }

  /// The certificates in it, at least one.
  ///
  /// @throws QueueException (USAGE) if there is none, or one is broken
  List<X509Certificate> certificates() {
    var certificates = new ArrayList<X509Certificate>();
    for (var block : blocks) {
      if (block.label.equals("CERTIFICATE")) {
        certificates.add(certificate(block));
      }
    }
    if (certificates.isEmpty()) {
      throw usage(
          "The file "
              + path
              + " holds no certificate in PEM form. If it is one in another form: openssl x509 -in "
              + path
              + " -out certificate.pem.",
          null);
    }
    return certificates;
  }

  private X509Certificate certificate(Block block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(block)));
    } catch (CertificateException e) {
      throw broken("certificate", e);
    }
  }

  /// The key in it that belongs to a certificate's.
  ///
  /// @throws QueueException (USAGE) if there is none, or another one
  PrivateKey keyOf(PublicKey owner) {
    for (var block : blocks) {
      if (block.label.equals("PRIVATE KEY")) {
        return key(block, owner);
      }
      if (block.label.endsWith("PRIVATE KEY")) {
        throw usage(
            "The key in "
                + path
                + (block.label.startsWith("ENCRYPTED") || block.text.contains("ENCRYPTED")
                    ? " is locked by a password, which nobody could give to a worker"
                    : " is in an old form (" + block.label + ")")
                + ". To have it in the one that is read here: openssl pkcs8 -topk8 -nocrypt -in "
                + path
                + " -out key.pem.",
            null);
      }
    }
    throw usage(
        "The file "
            + path
            + " holds no private key in PEM form. If it is one in another form: openssl pkey -in "
            + path
            + " -out key.pem.",
        null);
  }

  private PrivateKey key(Block block, PublicKey owner) {
    var key = read(block, owner.getAlgorithm());
    if (key == null || !isPair(key, owner)) {
      throw usage("The key in " + path + " belongs to another certificate: name its own.", null);
    }
    return key;
  }

  /// Null for a key of another kind.
  private @Nullable PrivateKey read(Block block, String algorithm) {
    var bytes = bytes(block);
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private static boolean isPair(PrivateKey key, PublicKey owner) {
    var algorithm =
        switch (owner.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
          default -> "SHA256withRSA";
        };
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update((byte) 1);
      var signed = signature.sign();
      signature.initVerify(owner);
      signature.update((byte) 1);
      return signature.verify(signed);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      // A kind that can't be tried here: the server will tell.
      return true;
    }
  }

  private byte[] bytes(Block block) {
    try {
      return Base64.getMimeDecoder().decode(block.text);
    } catch (IllegalArgumentException e) {
      throw broken(block.label.toLowerCase(java.util.Locale.ROOT), e);
    }
  }

  private QueueException broken(String what, Exception e) {
    return usage("The file " + path + " holds a broken " + what + ": take it anew.", e);
  }

  private static QueueException usage(String sentence, @Nullable Exception cause) {
    return new QueueException(Reason.USAGE, sentence, cause);
  }
}
