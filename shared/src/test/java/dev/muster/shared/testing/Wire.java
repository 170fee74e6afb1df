package dev.muster.shared.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The way to a Redis, which can swallow all that goes over it and keep every connection open, as a
/// network does whose cable is out or that has forgotten who spoke.
public final class Wire implements AutoCloseable {
  private final URI redis;
  private final ServerSocket server;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile boolean dead;

  private static final class Link {
    final Socket client;
    final Socket redis;
    volatile boolean lost;

    Link(Socket client, Socket redis) {
      this.client = client;
      this.redis = redis;
    }

    void close() {
      try (client;
          redis) {
        lost = true;
      } catch (IOException e) {
        // It was closed already.
      }
    }
  }

  /// A whole way to the Redis at that address.
  public Wire(String url) {
    redis = URI.create(url);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /// The address of this end of it.
  public String url() {
    return redis.toString().replace(":" + redis.getPort(), ":" + server.getLocalPort());
  }

  /// From now on nothing arrives at either end, and nobody is told.
  public synchronized void die() {
    dead = true;
  }

  /// All goes on from there, and what was under way arrives.
  public synchronized void revive() {
    dead = false;
    notifyAll();
  }

  /// New connections work; those that were open stay open and silent for ever.
  public synchronized void forget() {
    links.forEach(link -> link.lost = true);
    revive();
  }

  private void serve() {
    try {
      while (true) {
        var client = server.accept();
        var link = new Link(client, new Socket(redis.getHost(), redis.getPort()));
        links.add(link);
        Thread.ofVirtual()
            .start(() -> carry(link, link.client::getInputStream, link.redis::getOutputStream));
        Thread.ofVirtual()
            .start(() -> carry(link, link.redis::getInputStream, link.client::getOutputStream));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private interface End<T> {
    T open() throws IOException;
  }

  private void carry(Link link, End<InputStream> from, End<OutputStream> to) {
    var some = new byte[1 << 16];
    try {
      var in = from.open();
      var out = to.open();
      for (var count = in.read(some); count >= 0; count = in.read(some)) {
        awaitLife(link);
        if (!link.lost) {
          out.write(some, 0, count);
        }
      }
      awaitLife(link);
    } catch (IOException e) {
      // One end has gone, and the other is told below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!link.lost) {
      link.close();
    }
  }

  private synchronized void awaitLife(Link link) throws InterruptedException {
    while (dead && !link.lost) {
      wait();
    }
  }

  @Override
  public void close() {
    try (server) {
      revive();
      links.forEach(Link::close);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
