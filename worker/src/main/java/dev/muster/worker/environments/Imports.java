package dev.muster.worker.environments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// The imports of an environment, checked one by one: an error in them would otherwise be shown at
/// the first line of a source.
record Imports(List<String> lines) {
  private static final Pattern IMPORT =
      Pattern.compile(
          "((static|module)\\s+)?[\\p{L}_$][\\p{L}\\p{N}_$]*(\\s*\\.\\s*[\\p{L}_$][\\p{L}\\p{N}_$]*)*(\\s*\\.\\s*\\*)?");

  /// Reads them; a leading `import` and a closing semicolon may be there.
  static Imports of(List<String> given) throws CompileException {
    var lines = new ArrayList<String>();
    for (var each : given) {
      var bare = each.strip().replaceFirst("^import\\s+", "").replaceFirst("\\s*;$", "");
      if (!IMPORT.matcher(bare).matches()) {
        throw new CompileException(
            List.of(
                new Problem(
                    "imports",
                    lines.size() + 1,
                    "“" + each + "” is not an import: write one such as java.time.*")));
      }
      lines.add("import " + bare + ";");
    }
    return new Imports(lines);
  }

  /// All on one line.
  String asText() {
    return String.join("", lines);
  }

  /// Those of some sources that are not here, on one line. Where two mean different classes of one
  /// name, the first stands.
  String with(List<String> ofSources) {
    var seen = new LinkedHashMap<String, String>();
    lines.forEach(line -> seen.put(name(line), ""));
    ofSources.forEach(line -> seen.putIfAbsent(name(line), line));
    return String.join("", seen.values());
  }

  private static String name(String line) {
    return line.startsWith("import static") || line.endsWith("*;") || line.contains(" module ")
        ? line
        : line.substring(line.lastIndexOf('.') + 1);
  }

  /// A source of nothing else, in which each import has its line.
  SourceText check() {
    return new SourceText("imports", String.join("\n", lines) + "\nfinal class CheckImports {}");
  }
}
