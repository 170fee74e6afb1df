package dev.muster.worker.child;

/// Requests as frames.
final class Requests {
  private Requests() {}

  static Frame frame(long run, Request request) {
    var type =
        switch (request) {
          case Request.Eval _ -> Frame.Type.EVAL;
          case Request.Load _ -> Frame.Type.LOAD;
          case Request.Expression _ -> Frame.Type.EXPRESSION;
          case Request.Call _ -> Frame.Type.CALL;
        };
    return new Frame(type, run, Value.mapper().writeValueAsBytes(request));
  }

  static Request of(Frame frame) {
    var type =
        switch (frame.type()) {
          case EVAL -> Request.Eval.class;
          case LOAD -> Request.Load.class;
          case EXPRESSION -> Request.Expression.class;
          case CALL -> Request.Call.class;
          default -> throw new IllegalArgumentException(frame.type() + " is no request");
        };
    return Value.mapper().readValue(frame.body(), type);
  }
}
