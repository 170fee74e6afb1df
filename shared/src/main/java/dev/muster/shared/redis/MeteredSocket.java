package dev.muster.shared.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/// A connected socket, plain or encrypted, whose bytes are counted; for what the client library
/// asks of one.
final class MeteredSocket extends Socket {
  private final Socket socket;
  private final Meter meter;
  private final boolean eager;

  MeteredSocket(Socket socket, Meter meter, boolean eager) {
    this.eager = eager;
    this.socket = socket;
    this.meter = meter;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    var in = socket.getInputStream();
    return meter.count(eager ? new EagerInput(in) : in);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return meter.count(socket.getOutputStream());
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    socket.setSoTimeout(millis);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return socket.getSoTimeout();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return socket.getLocalSocketAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return socket.getRemoteSocketAddress();
  }

  @Override
  public boolean isBound() {
    return socket.isBound();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return socket.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return socket.isOutputShutdown();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
