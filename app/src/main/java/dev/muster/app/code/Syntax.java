package dev.muster.app.code;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How a language is written, as far as its colours need it.
///
/// @param name what people call it
/// @param line what begins a comment that ends with its line
/// @param opens what begins a comment of many lines; empty for none
/// @param closes what ends it
/// @param quotes what begins and ends a string
/// @param keywords its words; without any, words aren't coloured
/// @param nameBefore what stands after a name that is coloured, `:` in JSON; blank for none
public record Syntax(
    String name,
    List<String> line,
    String opens,
    String closes,
    String quotes,
    Set<String> keywords,
    char nameBefore) {
  /// Of no language.
  public static final Syntax PLAIN = new Syntax("Text", List.of(), "", "", "", Set.of(), ' ');
  /// Markdown.
  public static final Syntax MARKDOWN = named("Markdown");
  /// A log.
  public static final Syntax LOG = named("Log");
  /// Values with commas between.
  public static final Syntax TABLE = named("Table");

  /// Java.
  public static final Syntax JAVA =
      new Syntax(
          "Java",
          List.of("//"),
          "/*",
          "*/",
          "\"'",
          words(
              "abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum exports extends final finally float for goto if implements"
                  + " import instanceof int interface long module native new non-sealed package"
                  + " permits private protected public record requires return sealed short static"
                  + " strictfp super switch synchronized this throw throws transient try var void"
                  + " volatile when while yield true false null"),
          ' ');
  private static final Syntax R =
      new Syntax(
          "R",
          List.of("#"),
          "",
          "",
          "\"'`",
          words(
              "if else repeat while function for next break in return library require TRUE FALSE"
                  + " NULL Inf NaN NA NA_integer_ NA_real_ NA_character_ T F"),
          ' ');
  private static final Syntax PYTHON =
      new Syntax(
          "Python",
          List.of("#"),
          "",
          "",
          "\"'",
          words(
              "False None True and as assert async await break class continue def del elif else"
                  + " except finally for from global if import in is lambda nonlocal not or pass"
                  + " raise return try while with yield"),
          ' ');
  private static final Syntax SCRIPT =
      new Syntax(
          "JavaScript",
          List.of("//"),
          "/*",
          "*/",
          "\"'`",
          words(
              "async await break case catch class const continue default delete do else export"
                  + " extends false finally for from function if import in instanceof let new null"
                  + " of return static super switch this throw true try typeof undefined var void"
                  + " while yield"),
          ' ');
  private static final Syntax JSON =
      new Syntax("JSON", List.of(), "", "", "\"", words("true false null"), ':');
  private static final Syntax YAML =
      new Syntax("YAML", List.of("#"), "", "", "\"'", words("true false null yes no"), ':');
  private static final Syntax PROPERTIES =
      new Syntax("Settings", List.of("#", ";", "!"), "", "", "", Set.of("[]"), '=');
  private static final Syntax SHELL =
      new Syntax(
          "Shell",
          List.of("#"),
          "",
          "",
          "\"'",
          words(
              "if then elif else fi for while until do done case esac in function return local"
                  + " export set unset exit break continue trap"),
          ' ');
  private static final Syntax SQL =
      new Syntax(
          "SQL",
          List.of("--"),
          "/*",
          "*/",
          "'",
          words(
              "select from where and or not insert into values update set delete create table"
                  + " index drop alter join left right inner outer on group by order having limit"
                  + " as distinct union all null is in like between case when then else end"
                  + " primary key SELECT FROM WHERE AND OR NOT INSERT INTO VALUES UPDATE SET DELETE"
                  + " CREATE TABLE INDEX DROP ALTER JOIN LEFT RIGHT INNER OUTER ON GROUP BY ORDER"
                  + " HAVING LIMIT AS DISTINCT UNION ALL NULL IS IN LIKE BETWEEN CASE WHEN THEN"
                  + " ELSE END PRIMARY KEY"),
          ' ');
  private static final Syntax LUA =
      new Syntax(
          "Lua",
          List.of("--"),
          "--[[",
          "]]",
          "\"'",
          words(
              "and break do else elseif end false for function goto if in local nil not or repeat"
                  + " return then true until while"),
          ' ');
  private static final Syntax C =
      new Syntax(
          "C",
          List.of("//", "#"),
          "/*",
          "*/",
          "\"'",
          words(
              "auto bool break case catch char class const continue default delete do double else"
                  + " enum extern false float for friend goto if inline int long namespace new"
                  + " nullptr operator private protected public return short signed sizeof static"
                  + " struct switch template this throw true try typedef union unsigned using"
                  + " virtual void volatile while"),
          ' ');
  private static final Syntax MARKUP =
      new Syntax("XML", List.of(), "<!--", "-->", "\"'", Set.of("<>"), '=');
  private static final Syntax STYLES =
      new Syntax("CSS", List.of(), "/*", "*/", "\"'", Set.of("important"), ':');

  private static final Map<String, Syntax> BY_ENDING =
      Map.ofEntries(
          Map.entry("java", JAVA),
          Map.entry("jsh", JAVA),
          Map.entry("kt", JAVA),
          Map.entry("groovy", JAVA),
          Map.entry("r", R),
          Map.entry("py", PYTHON),
          Map.entry("js", SCRIPT),
          Map.entry("ts", SCRIPT),
          Map.entry("json", JSON),
          Map.entry("ipynb", JSON),
          Map.entry("yml", YAML),
          Map.entry("yaml", YAML),
          Map.entry("properties", PROPERTIES),
          Map.entry("ini", PROPERTIES),
          Map.entry("toml", PROPERTIES),
          Map.entry("cfg", PROPERTIES),
          Map.entry("conf", PROPERTIES),
          Map.entry("sh", SHELL),
          Map.entry("bash", SHELL),
          Map.entry("sql", SQL),
          Map.entry("lua", LUA),
          Map.entry("c", C),
          Map.entry("h", C),
          Map.entry("cpp", C),
          Map.entry("hpp", C),
          Map.entry("xml", MARKUP),
          Map.entry("html", MARKUP),
          Map.entry("svg", MARKUP),
          Map.entry("css", STYLES),
          Map.entry("md", MARKDOWN),
          Map.entry("rmd", MARKDOWN),
          Map.entry("log", LOG),
          Map.entry("out", LOG),
          Map.entry("csv", TABLE),
          Map.entry("tsv", TABLE));

  /// The language that a file of that name is written in.
  public static Syntax of(String file) {
    var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, PLAIN);
  }

  private static Syntax named(String name) {
    return new Syntax(name, List.of(), "", "", "", Set.of(), ' ');
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }
}
