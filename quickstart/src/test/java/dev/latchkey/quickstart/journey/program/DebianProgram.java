package dev.latchkey.quickstart.journey.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs of other people that the journeys run. */
public enum DebianProgram {
    NGINX("nginx", "/usr/lib/nginx/modules/ngx_mail_module.so"),
    NGINX_WITH_DAV("nginx", "/usr/lib/nginx/modules/ngx_http_dav_ext_module.so"),
    DOVECOT("dovecot", "/usr/lib/dovecot/modules/auth/libauthdb_lua.so"),
    DOVECOT_LMTP("dovecot", "/usr/lib/dovecot/lmtp"),
    POSTFIX("postfix", "/etc/postfix/postfix-files"),
    SWAKS("swaks", "/usr/bin/swaks"),
    CURL("curl", "/usr/bin/curl"),
    KCAT("kcat", "/usr/bin/kcat"),
    OPENSSL("openssl", "/usr/bin/openssl");

    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private final String command;
    private final Path neededFile;

    DebianProgram(String command, String neededFile) {
        this.command = command;
        this.neededFile = Path.of(neededFile);
    }

    /** The program's absolute path; a missing program fails the test, because a skipped journey proves nothing. */
    public String path() {
        return path(DebianSystem.here());
    }

    /** The same in another system. */
    public String path(DebianSystem system) {
        return PLACES.stream()
                .map(place -> Path.of(place, command))
                .filter(program -> Files.isExecutable(in(system, program)))
                .filter(ignored -> Files.exists(in(system, neededFile)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(command + " with " + neededFile + " is not installed. "
                        + "`./latchkey test` installs it, or: "
                        + "apt-get install --no-install-recommends $(cat infra/front-doors/debian-packages)"))
                .toString();
    }

    private static Path in(DebianSystem system, Path path) {
        return system.root().resolve(Path.of("/").relativize(path));
    }
}
