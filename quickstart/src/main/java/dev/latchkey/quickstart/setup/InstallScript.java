package dev.latchkey.quickstart.setup;

import java.util.StringJoiner;

/**
 * A shell script that puts the written files where they belong, with owners and modes; a second time it changes nothing.
 * {@code DESTDIR} puts all of it below another directory, and there it gives nothing to anybody.
 */
final class InstallScript {
    private static final String HEAD = """
            #!/bin/sh
            # Puts these files where they belong. What is there and says something else is kept as NAME.before-latchkey.
            # DESTDIR=/tmp/look sh install.sh puts all of it below /tmp/look, to be looked at.
            set -eu
            here=$(cd "$(dirname "$0")" && pwd)
            root="${DESTDIR:-}"

            # mode group file target
            put() {
              to="$root$4"
              mkdir -p "$(dirname "$to")"
              if [ -e "$to" ] && ! cmp -s "$here/$3" "$to"; then cp -p "$to" "$to.before-latchkey"; fi
              if [ -n "$root" ]; then install -m "$1" "$here/$3" "$to"; else install -m "$1" -o root -g "$2" "$here/$3" "$to"; fi
            }

            # file target: between our two marks, in the place of what was there before
            append() {
              to="$root$2"
              mkdir -p "$(dirname "$to")"
              [ -e "$to" ] || : > "$to"
              next=$(mktemp "$to.XXXXXX")
              sed "\\\\|^# BEGIN latchkey $1\\$|,\\\\|^# END latchkey $1\\$|d" "$to" > "$next"
              { echo "# BEGIN latchkey $1"; cat "$here/$1"; echo "# END latchkey $1"; } >> "$next"
              chmod --reference="$to" "$next"
              mv "$next" "$to"
            }

            """;

    private final StringJoiner lines = new StringJoiner("\n", HEAD, "\n");

    void add(RecipeFile file) {
        switch (file.placing()) {
            case FILE ->
                put(
                        file.isSecret() ? "0640" : "0644",
                        file.isSecret() ? file.reader() : "root",
                        file.fileName(),
                        file.target());
            case PROGRAM -> put("0755", "root", file.fileName(), file.target());
            case APPENDED -> lines.add("append " + file.fileName() + " " + file.target());
        }
    }

    void put(String mode, String group, String file, String target) {
        lines.add("put " + mode + " " + group + " " + file + " " + target);
    }

    /** What is to be done by hand after it. */
    void say(String text) {
        lines.add("echo '" + text.replace("'", "'\\''") + "'");
    }

    String text() {
        return lines.toString();
    }
}
