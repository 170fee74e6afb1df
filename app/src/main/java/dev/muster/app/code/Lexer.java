package dev.muster.app.code;

import java.util.ArrayList;
import java.util.List;

/// Finds what is to be coloured in a text, in one pass: comments, strings, numbers, words.
public final class Lexer {
  private final Syntax syntax;
  private final String text;
  private final List<Span> spans = new ArrayList<>();
  private int at;
  private Kind before = Kind.OTHER;

  /// What stood before, to tell a method that is declared from one that is called.
  private enum Kind {
    WORD,
    KEYWORD,
    CLOSING,
    OTHER
  }

  private Lexer(Syntax syntax, String text) {
    this.syntax = syntax;
    this.text = text;
  }

  /// The coloured parts, in order, none over another.
  public static List<Span> spans(Syntax syntax, String text) {
    if (syntax.equals(Syntax.LOG)) {
      return LineColours.log(text);
    }
    if (syntax.equals(Syntax.MARKDOWN)) {
      return LineColours.markdown(text);
    }
    if (syntax.keywords().isEmpty()) {
      return List.of();
    }
    return new Lexer(syntax, text).all();
  }

  private List<Span> all() {
    while (at < text.length()) {
      var one = text.charAt(at);
      if (!syntax.opens().isEmpty() && text.startsWith(syntax.opens(), at)) {
        add(end(syntax.closes(), at + syntax.opens().length()), "code-comment");
      } else if (beginsLineComment()) {
        add(lineEnd(at), "code-comment");
      } else if (syntax.quotes().indexOf(one) >= 0) {
        string(one);
      } else if (Character.isDigit(one)) {
        add(numberEnd(), "code-number");
        before = Kind.OTHER;
      } else if (one == '@' && at + 1 < text.length() && isWord(text.charAt(at + 1))) {
        add(wordEnd(at + 1), "code-annotation");
        before = Kind.OTHER;
      } else if (isWord(one)) {
        word();
      } else {
        before = other(one);
        at++;
      }
    }
    return spans;
  }

  private Kind other(char one) {
    if (Character.isWhitespace(one)) {
      return before;
    }
    return one == '>' || one == ']' ? Kind.CLOSING : Kind.OTHER;
  }

  private boolean beginsLineComment() {
    for (var mark : syntax.line()) {
      if (text.startsWith(mark, at)) {
        return true;
      }
    }
    return false;
  }

  private void string(char quote) {
    var triple = String.valueOf(quote).repeat(3);
    var from = at;
    int to;
    if (quote != '`' && text.startsWith(triple, at)) {
      to = end(triple, at + 3);
    } else {
      to = stringEnd(quote);
    }
    var isName = syntax.nameBefore() != ' ' && next(to) == syntax.nameBefore();
    at = from;
    add(to, isName ? "code-name" : "code-string");
    before = Kind.OTHER;
  }

  private int stringEnd(char quote) {
    for (int i = at + 1; i < text.length(); i++) {
      var one = text.charAt(i);
      if (one == '\\') {
        i++;
      } else if (one == quote) {
        return i + 1;
      } else if (one == '\n' && quote != '`') {
        return i;
      }
    }
    return text.length();
  }

  private void word() {
    var to = wordEnd(at);
    var word = text.substring(at, to);
    if (syntax.keywords().contains(word)) {
      add(to, "code-keyword");
      before = Kind.KEYWORD;
      return;
    }
    var next = next(to);
    if (syntax.nameBefore() != ' ' && next == syntax.nameBefore()) {
      add(to, "code-name");
    } else if (next == '(' && before != Kind.OTHER && !isAfterNew()) {
      add(to, "code-declared");
    } else if (Character.isUpperCase(word.charAt(0)) && syntax.nameBefore() == ' ') {
      add(to, "code-type");
    }
    at = to;
    before = Kind.WORD;
  }

  /// `return f(`, `new F(` and the like call; `int f(` declares.
  private boolean isAfterNew() {
    if (before != Kind.KEYWORD || spans.isEmpty()) {
      return false;
    }
    var last = spans.getLast();
    var keyword = text.substring(last.from(), last.to());
    return switch (keyword) {
      case "int",
          "long",
          "double",
          "float",
          "boolean",
          "char",
          "byte",
          "short",
          "void",
          "var",
          "def",
          "function",
          "bool" ->
          false;
      default -> true;
    };
  }

  private int wordEnd(int from) {
    var to = from;
    while (to < text.length() && (isWord(text.charAt(to)) || Character.isDigit(text.charAt(to)))) {
      to++;
    }
    return to;
  }

  private int numberEnd() {
    var to = at;
    while (to < text.length()
        && (Character.isLetterOrDigit(text.charAt(to)) || "._".indexOf(text.charAt(to)) >= 0)) {
      to++;
    }
    return to;
  }

  private char next(int from) {
    var i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i < text.length() ? text.charAt(i) : '\n';
  }

  private int end(String mark, int from) {
    var found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private int lineEnd(int from) {
    var found = text.indexOf('\n', from);
    return found < 0 ? text.length() : found;
  }

  private void add(int to, String style) {
    if (to > at) {
      spans.add(new Span(at, to, style));
    }
    at = to;
  }

  private static boolean isWord(char one) {
    return Character.isLetter(one) || one == '_' || one == '$';
  }
}
