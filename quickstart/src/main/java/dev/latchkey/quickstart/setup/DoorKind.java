package dev.latchkey.quickstart.setup;

import static dev.latchkey.quickstart.setup.RecipeFile.appended;
import static dev.latchkey.quickstart.setup.RecipeFile.file;
import static dev.latchkey.quickstart.setup.RecipeFile.program;
import static dev.latchkey.quickstart.setup.RecipeFile.secret;
import static dev.latchkey.quickstart.setup.RecipeFile.together;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Programs for which there is a recipe, with what they register as a front door and which files they need. */
enum DoorKind {
    /** Asks Latchkey itself. */
    DOVECOT(
            Registration.MAIL,
            List.of("imap", "pop3"),
            List.of(
                    file("dovecot", "latchkey.conf", "/etc/dovecot/conf.d/90-latchkey.conf"),
                    file("dovecot", "latchkey.lua", "/etc/dovecot/latchkey.lua"),
                    secret("dovecot", "latchkey-door-key", "/etc/dovecot/latchkey-door-key", "dovecot"),
                    file("dovecot", "mailboxes.conf", "/etc/dovecot/conf.d/92-latchkey-mailboxes.conf")
                            .where(SetupPlan.Wish.MAILBOXES),
                    file("dovecot", "unix-users.conf", "/etc/dovecot/conf.d/92-latchkey-unix-users.conf")
                            .where(SetupPlan.Wish.UNIX_USERS),
                    program("dovecot", "kick.pl", "/etc/dovecot/kick.pl"),
                    file("dovecot", "kick.service", "/etc/systemd/system/latchkey-kick.service")),
            List.of(
                    file("dovecot", "dovecot.conf", "dovecot/dovecot.conf"),
                    file("dovecot", "latchkey.conf", "dovecot/conf.d/latchkey.conf"),
                    file("dovecot", "mailboxes.conf", "dovecot/conf.d/mailboxes.conf"),
                    file("dovecot", "latchkey.lua", "dovecot/latchkey.lua"),
                    secret("dovecot", "latchkey-door-key", "dovecot/latchkey-door-key", "dovecot"))),
    /** Asks Dovecot, which asks Latchkey. */
    POSTFIX(
            Registration.MAIL,
            List.of("smtp"),
            List.of(
                    file("dovecot", "sasl-for-postfix.conf", "/etc/dovecot/conf.d/91-latchkey-postfix.conf"),
                    appended("postfix", "submission.cf", "/etc/postfix/main.cf"),
                    appended("postfix", "submission.master.cf", "/etc/postfix/master.cf"),
                    program("postfix", "dovecot-sasl-relay.pl", "/etc/postfix/dovecot-sasl-relay.pl"),
                    file("dovecot", "delivery.conf", "/etc/dovecot/conf.d/93-latchkey-delivery.conf")
                            .where(SetupPlan.Wish.DELIVERY),
                    appended("postfix", "delivery.cf", "/etc/postfix/main.cf")
                            .where(SetupPlan.Wish.DELIVERY_TO_MAILBOXES),
                    appended("postfix", "delivery-unix-users.cf", "/etc/postfix/main.cf")
                            .where(SetupPlan.Wish.DELIVERY_TO_UNIX_USERS),
                    appended("postfix", "delivery.master.cf", "/etc/postfix/master.cf")
                            .where(SetupPlan.Wish.DELIVERY)),
            List.of(
                    file("dovecot", "sasl-for-postfix.conf", "dovecot/conf.d/sasl-for-postfix.conf"),
                    file("dovecot", "delivery.conf", "dovecot/conf.d/delivery.conf"),
                    together("postfix", List.of("main.cf", "submission.cf", "delivery.cf"), "postfix/main.cf"),
                    together(
                            "postfix",
                            List.of("master.cf", "submission.master.cf", "delivery.master.cf"),
                            "postfix/master.cf"),
                    program("postfix", "dovecot-sasl-relay.pl", "postfix/dovecot-sasl-relay.pl"))),
    /** nginx as proxy before mail servers that believe it. */
    NGINX_MAIL(
            Registration.MAIL_PROXY,
            List.of("imap", "pop3", "smtp"),
            List.of(
                    secret("nginx-mail", "nginx.conf", "/etc/nginx/nginx.conf", "root"),
                    file("nginx-mail", "dovecot-backend.conf", "/etc/dovecot/conf.d/90-latchkey-backend.conf"),
                    appended("nginx-mail", "postfix-backend.cf", "/etc/postfix/main.cf"),
                    appended("nginx-mail", "postfix-backend.master.cf", "/etc/postfix/master.cf")),
            List.of()),
    /** Web sites behind nginx. */
    NGINX_HTTP(
            Registration.WEB,
            List.of("http"),
            List.of(
                    secret("nginx-http", "latchkey.conf", "/etc/nginx/latchkey.conf", "root"),
                    file("nginx-http", "latchkey-identity.conf", "/etc/nginx/latchkey-identity.conf"),
                    file("nginx-http", "latchkey-identity-fastcgi.conf", "/etc/nginx/latchkey-identity-fastcgi.conf")),
            List.of()),
    /** Web sites behind Traefik. */
    TRAEFIK(
            Registration.WEB,
            List.of("http"),
            List.of(secret("traefik", "latchkey.yml", "/etc/traefik/dynamic/latchkey.yml", "root")),
            List.of()),
    /** Web sites behind Envoy. */
    ENVOY(
            Registration.WEB,
            List.of("http"),
            List.of(secret("envoy", "envoy.yaml", "/etc/envoy/envoy.yaml", "root")),
            List.of());

    /** Doors that are registered; several programs may be one. */
    enum Registration {
        /** A mail server that asks itself. */
        MAIL("mail"),
        /** A proxy that names the server behind. */
        MAIL_PROXY("mail-proxy"),
        /** Web sites. */
        WEB("web");

        private final String suffix;

        Registration(String suffix) {
            this.suffix = suffix;
        }

        String id(String tenant) {
            return tenant + "-" + suffix;
        }
    }

    private final Registration registration;
    private final List<String> protocols;
    private final List<RecipeFile> files;
    private final List<RecipeFile> trial;

    DoorKind(Registration registration, List<String> protocols, List<RecipeFile> files, List<RecipeFile> trial) {
        this.registration = registration;
        this.protocols = protocols;
        this.files = files;
        this.trial = trial;
    }

    static Optional<DoorKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.title().equals(name)).findFirst();
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(DoorKind::title).toList();
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Registration registration() {
        return registration;
    }

    List<String> protocols() {
        return protocols;
    }

    /** Those that a server needs which is there already. */
    List<RecipeFile> files() {
        return files;
    }

    /** Where clients come; SERVER is its name. */
    List<String> addresses() {
        return switch (this) {
            case DOVECOT -> List.of("imaps://SERVER", "pop3s://SERVER");
            case POSTFIX -> List.of("submission://SERVER");
            case NGINX_MAIL -> List.of("imaps://SERVER", "pop3s://SERVER", "smtps://SERVER", "submission://SERVER");
            case NGINX_HTTP, TRAEFIK, ENVOY -> List.of("https://SERVER/");
        };
    }

    /** What is left to be done when the files are in their places. */
    String afterwards() {
        return switch (this) {
            case DOVECOT ->
                "Dovecot: take the other passdbs out and leave the userdb (infra/front-doors/dovecot/README.md), put the"
                        + " services\' trusted-keys.txt to /etc/dovecot/latchkey-trusted-keys.txt, then: doveadm reload;"
                        + " systemctl enable --now latchkey-kick";
            case POSTFIX -> "Postfix: uncomment the submission service in master.cf, then: postfix reload";
            case NGINX_MAIL -> "nginx: nginx -t && nginx -s reload; the servers behind: doveadm reload, postfix reload";
            case NGINX_HTTP ->
                "nginx: include /etc/nginx/latchkey.conf in the server, and in each location that it protects"
                        + " latchkey-identity.conf and auth_request /_latchkey; then: nginx -t && nginx -s reload";
            case TRAEFIK -> "Traefik: name the middleware in the routers that it protects";
            case ENVOY -> "Envoy: take the filter over into your own configuration";
        };
    }

    /** Those of a complete server that stays below one directory; none where there is no such server. */
    List<RecipeFile> trial() {
        return trial;
    }
}
