#!/bin/sh
# Prints the home of a JDK that is new enough to build and run Muster, or says how to get one.
# It asks the `release` file first: `java -version` prints other lines too where JAVA_TOOL_OPTIONS is set.
wanted=25

# Sets `version`. By the shell's own means where it can be: each command waits for what this finds.
read_version() {
  version=
  if [ -r "$1/release" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in
        'JAVA_VERSION="'[0-9]*)
          version=${line#*\"}
          version=${version%%[!0-9]*}
          ;;
      esac
    done <"$1/release"
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
}

try() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  read_version "$1"
  if [ "${version:-0}" -ge "$wanted" ]; then
    printf '%s\n' "$1"
    exit 0
  fi
}

# The home of the program that a name on the PATH leads to, whatever links lie between.
home_of() {
  program=$1
  while [ -L "$program" ]; do
    link=$(readlink "$program")
    case $link in
      /*) program=$link ;;
      *) program=$(dirname "$program")/$link ;;
    esac
  done
  (CDPATH='' cd -P "$(dirname "$program")/.." 2>/dev/null && pwd)
}

if [ -n "${JAVA_HOME-}" ]; then
  try "$JAVA_HOME"
fi
java=$(command -v java) && try "$(home_of "$java")"
for home in \
  /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
  "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home \
  "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
  try "$home"
done
if [ -x /usr/libexec/java_home ]; then
  home=$(/usr/libexec/java_home -v "$wanted+" 2>/dev/null) && try "$home"
fi

echo "Muster needs a JDK of version $wanted or newer and found none: install one from" \
  "https://adoptium.net/temurin/releases/?version=$wanted and, if it is in an unusual folder, set JAVA_HOME to it." >&2
exit 1
