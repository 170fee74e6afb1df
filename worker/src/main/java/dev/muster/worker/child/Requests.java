package dev.muster.worker.child;

import dev.muster.shared.redis.Json;
import dev.muster.worker.environments.Unpacked;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Requests as frames: texts one after another, each with its length, and how many where there are
/// several. Values are JSON, all else needs no reader of JSON, whose start would hold up a child's
/// first task.
final class Requests {
  private Requests() {}

  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private interface Element<T> {
    T read(DataInputStream in) throws IOException;
  }

  static Frame frame(long run, Request request) {
    return switch (request) {
      case Request.Eval(var code) -> frame(Frame.Type.EVAL, run, out -> write(out, code));
      case Request.Load(var environment) ->
          frame(Frame.Type.LOAD, run, out -> write(out, environment));
      case Request.Expression(var environment, var code, var locals) ->
          frame(
              Frame.Type.EXPRESSION,
              run,
              out -> {
                write(out, environment);
                write(out, code);
                out.writeInt(locals.size());
                for (var local : locals.entrySet()) {
                  write(out, local.getKey());
                  write(out, local.getValue());
                }
              });
      case Request.Call(var environment, var function, var arguments) ->
          frame(
              Frame.Type.CALL,
              run,
              out -> {
                write(out, environment);
                write(out, function);
                out.writeInt(arguments.size());
                for (var argument : arguments) {
                  write(out, argument);
                }
              });
    };
  }

  static Request of(Frame frame) {
    var in = new DataInputStream(new ByteArrayInputStream(frame.body()));
    try {
      return switch (frame.type()) {
        case EVAL -> new Request.Eval(text(in));
        case LOAD -> new Request.Load(environment(in));
        case EXPRESSION -> new Request.Expression(text(in), text(in), map(in, Requests::json));
        case CALL -> new Request.Call(text(in), text(in), list(in, Requests::json));
        default -> throw new IllegalArgumentException(frame.type() + " is no request");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Frame frame(Frame.Type type, long run, Body body) {
    var bytes = new ByteArrayOutputStream();
    try {
      body.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Frame(type, run, bytes.toByteArray());
  }

  private static void write(DataOutputStream out, Unpacked environment) throws IOException {
    write(out, environment.id());
    out.writeInt(environment.imports().size());
    for (var each : environment.imports()) {
      write(out, each);
    }
    out.writeInt(environment.sources().size());
    for (var source : environment.sources().entrySet()) {
      write(out, source.getKey());
      write(out, source.getValue());
    }
    out.writeInt(environment.jars().size());
    for (var jar : environment.jars().entrySet()) {
      write(out, jar.getKey());
      write(out, jar.getValue().toString());
    }
  }

  private static Unpacked environment(DataInputStream in) throws IOException {
    return new Unpacked(
        text(in),
        list(in, Requests::text),
        map(in, Requests::text),
        map(in, each -> Path.of(text(each))));
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream out, JsonNode value) throws IOException {
    write(out, Json.mapper().writeValueAsBytes(value));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static <T> List<T> list(DataInputStream in, Element<T> element) throws IOException {
    var all = new ArrayList<T>();
    for (int left = in.readInt(); left > 0; left--) {
      all.add(element.read(in));
    }
    return all;
  }

  private static <T> Map<String, T> map(DataInputStream in, Element<T> element) throws IOException {
    var all = new LinkedHashMap<String, T>();
    for (int left = in.readInt(); left > 0; left--) {
      all.put(text(in), element.read(in));
    }
    return all;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static JsonNode json(DataInputStream in) throws IOException {
    return Value.read(bytes(in));
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
