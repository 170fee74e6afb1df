package dev.muster.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// As much of the X11 protocol as it takes to see the windows of a screen, to picture them, and to
/// ask one to close as a person does by its cross.
final class XConnection implements AutoCloseable {
  private static final int GET_ATTRIBUTES = 3;
  private static final int GET_GEOMETRY = 14;
  private static final int QUERY_TREE = 15;
  private static final int INTERN_ATOM = 16;
  private static final int GET_PROPERTY = 20;
  private static final int SEND_EVENT = 25;
  private static final int GET_IMAGE = 73;
  private static final int CLIENT_MESSAGE = 33;
  private static final int ANSWER = 32;
  private static final int VIEWABLE = 2;

  private final SocketChannel channel;
  private final int root;

  /// A window that is to be seen.
  ///
  /// @param title what stands in its bar
  record Window(int id, String title, int width, int height) {}

  XConnection(int display) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + display));
    send(buffer(12).put((byte) 'l').put((byte) 0).putShort((short) 11));
    var head = read(8);
    var about = read(Short.toUnsignedInt(head.getShort(6)) * 4);
    if (head.get(0) != 1) {
      throw new IOException("The X server refuses: " + UTF_8.decode(about) + ".");
    }
    var vendor = Short.toUnsignedInt(about.getShort(16));
    var formats = Byte.toUnsignedInt(about.get(21));
    root = about.getInt(32 + padded(vendor) + 8 * formats);
  }

  /// All windows that are shown at the top and have a title.
  List<Window> windows() throws IOException {
    var name = atom("_NET_WM_NAME");
    var tree = ask(QUERY_TREE, 0, buffer(4).putInt(root));
    var windows = new ArrayList<Window>();
    for (var i = 0; i < tree.getShort(16); i++) {
      var id = tree.getInt(ANSWER + 4 * i);
      var title = text(id, name);
      if (!title.isEmpty() && isShown(id)) {
        var size = ask(GET_GEOMETRY, 0, buffer(4).putInt(id));
        windows.add(new Window(id, title, size.getShort(16), size.getShort(18)));
      }
    }
    return windows;
  }

  /// What a window shows.
  BufferedImage picture(Window window) throws IOException {
    var what = buffer(16).putInt(window.id).putInt(0);
    what.putShort((short) window.width).putShort((short) window.height).putInt(-1);
    var pixels = ask(GET_IMAGE, 2, what);
    var picture = new BufferedImage(window.width, window.height, BufferedImage.TYPE_INT_RGB);
    for (var y = 0; y < window.height; y++) {
      for (var x = 0; x < window.width; x++) {
        picture.setRGB(x, y, pixels.getInt(ANSWER + 4 * (y * window.width + x)));
      }
    }
    return picture;
  }

  /// Asks a window to close, and waits for nothing.
  void close(Window window) throws IOException {
    var event = buffer(40).putInt(window.id).putInt(0);
    event.put((byte) CLIENT_MESSAGE).put((byte) 32).putShort((short) 0).putInt(window.id);
    event.putInt(atom("WM_PROTOCOLS")).putInt(atom("WM_DELETE_WINDOW"));
    request(SEND_EVENT, 0, event);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private boolean isShown(int window) throws IOException {
    return ask(GET_ATTRIBUTES, 0, buffer(4).putInt(window)).get(26) == VIEWABLE;
  }

  private String text(int window, int property) throws IOException {
    var what = buffer(20).putInt(window).putInt(property).putInt(0).putInt(0).putInt(256);
    var answer = ask(GET_PROPERTY, 0, what);
    return UTF_8.decode(answer.slice(ANSWER, answer.getInt(16))).toString();
  }

  private int atom(String name) throws IOException {
    var what =
        buffer(4 + padded(name.length())).putShort((short) name.length()).putShort((short) 0);
    return ask(INTERN_ATOM, 0, what.put(name.getBytes(UTF_8))).getInt(8);
  }

  /// No events are wanted, so what comes next is the answer.
  private ByteBuffer ask(int request, int detail, ByteBuffer what) throws IOException {
    request(request, detail, what);
    var head = read(ANSWER);
    if (head.get(0) != 1) {
      throw new IOException("The X server answers request " + request + " by " + head.get(1) + ".");
    }
    var rest = read(head.getInt(4) * 4);
    return buffer(ANSWER + rest.limit()).put(head).put(rest).rewind();
  }

  private void request(int request, int detail, ByteBuffer what) throws IOException {
    var all = buffer(4 + what.capacity()).put((byte) request).put((byte) detail);
    all.putShort((short) (all.capacity() / 4));
    send(all.put(what.clear()));
  }

  private void send(ByteBuffer bytes) throws IOException {
    bytes.clear();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private ByteBuffer read(int length) throws IOException {
    var bytes = buffer(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("The X server is gone.");
      }
    }
    return bytes.rewind();
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }
}
