package dev.muster.worker.environments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/// A compiled class in memory.
final class ClassBytes extends SimpleJavaFileObject {
  private final String binaryName;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ClassBytes(String binaryName) {
    super(URI.create("memory:///" + binaryName.replace('.', '/') + ".class"), Kind.CLASS);
    this.binaryName = binaryName;
  }

  String binaryName() {
    return binaryName;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  @Override
  public OutputStream openOutputStream() {
    bytes.reset();
    return bytes;
  }
}
