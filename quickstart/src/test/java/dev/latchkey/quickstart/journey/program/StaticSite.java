package dev.latchkey.quickstart.journey.program;

import dev.latchkey.embedded.FreePort;
import java.nio.file.Path;

/** Files by HTTP and WebDAV (RFC 4918), and a git repository of them ("dumb" protocol), for everybody who gets this far. */
public final class StaticSite implements AutoCloseable {

    private static final String CONFIGURATION = """
            load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
            user www-data;
            pid %1$s/nginx.pid;
            error_log %1$s/nginx-error.log info;
            events {}
            http {
                access_log off;
                server {
                    listen 127.0.0.1:%2$d;
                    root %1$s/site;
                    dav_methods PUT DELETE MKCOL COPY MOVE;
                    dav_ext_methods PROPFIND OPTIONS;
                }
            }
            """;

    private final int port = FreePort.find();
    private final Nginx nginx;

    public StaticSite(TrialDirectory directory) {
        DebianProgram.NGINX_WITH_DAV.path(directory.system());
        directory.directory("site");
        TrialServerFiles.write(directory.directory("site/files").resolve("hello.txt"), "Hello.\n");
        repository(directory);
        nginx = Nginx.start(
                directory,
                TrialServerFiles.write(
                        directory.path().resolve("nginx.conf"), CONFIGURATION.formatted(directory.path(), port)),
                port);
    }

    private static void repository(TrialDirectory directory) {
        Path repository = directory.directory("site/repository.git");
        TrialServerFiles.write(repository.resolve("HEAD"), "ref: refs/heads/main\n");
        TrialServerFiles.write(
                directory.directory("site/repository.git/info").resolve("refs"),
                "1".repeat(40) + "\trefs/heads/main\n");
    }

    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        nginx.close();
    }
}
