package dev.latchkey.quickstart.journey.client;

import dev.latchkey.embedded.FreePort;
import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.Latchkey;
import dev.latchkey.quickstart.journey.program.Nginx;
import dev.latchkey.quickstart.journey.program.Postfix;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.StaticSite;
import java.util.Map;

/** Dovecot, Postfix, and nginx before a web site, all of which ask the same Latchkey as the same front door. */
public record ClientSite(Certificate certificate, int imaps, int smtps, int http) {

    /** Starts one. */
    public static ClientSite start(Running running, Latchkey latchkey, StaticSite site) {
        var directory = running.directory("clients-dovecot");
        var certificate = Certificate.createIn(directory);
        var dovecot = running.add(
                Dovecot.asking(latchkey, directory, certificate).forPostfix().start());
        var postfix = running.add(
                new Postfix(running.directory("clients-postfix"), certificate).startWithDovecot(dovecot.saslSocket()));
        int http = FreePort.find();
        running.add(Nginx.http(running.directory("clients-nginx"), latchkey, http, site.uri()));
        return new ClientSite(certificate, dovecot.ports().imaps(), postfix.smtps(), http);
    }

    Map<String, Object> placeholders() {
        return Map.of(
                "PORT_IMAPS", imaps,
                "PORT_SMTPS", smtps,
                "PORT_HTTP", http,
                "TLS_CERTIFICATE", certificate.certificate());
    }
}
