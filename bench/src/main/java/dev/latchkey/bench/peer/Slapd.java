package dev.latchkey.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.bench.load.LdapWire;
import dev.latchkey.bench.load.Wire;
import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.site.User;
import dev.latchkey.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenLDAP's slapd with the overlay {@code accesslog}: every bind is written to a second database, and is on disk before
 * it is answered. Secrets are kept as salted SHA-1, slapd's own default.
 */
public final class Slapd implements AutoCloseable {
    private static final String SETTINGS = """
            include %1$s/etc/ldap/schema/core.schema
            include %1$s/etc/ldap/schema/cosine.schema
            include %1$s/etc/ldap/schema/inetorgperson.schema
            modulepath %1$s/usr/lib/ldap
            moduleload back_mdb
            moduleload accesslog
            pidfile %2$s/pid
            loglevel 0
            threads 16

            database mdb
            suffix cn=log
            rootdn cn=log
            directory %2$s/log
            maxsize 8589934592
            index reqStart eq

            database mdb
            suffix %3$s
            rootdn cn=admin,%3$s
            directory %2$s/people
            maxsize 268435456
            index uid eq
            access to * by anonymous auth by * none
            overlay accesslog
            logdb cn=log
            logops bind
            logsuccess FALSE
            """;
    private static final String SUFFIX = "dc=bench,dc=example";
    private static final String BINARY = "usr/sbin/slapd";

    private final Path tree;
    private final Path directory;
    private final List<User> users;
    private final int port = FreePort.find();
    private final Program program;

    /**
     * Makes a directory with these users and starts a server on it.
     *
     * @throws IOException where slapd cannot be had
     */
    public Slapd(Path work, List<User> users) throws IOException, InterruptedException {
        this.users = users;
        this.tree = new DebianPackage("slapd", work.resolve("debian")).having(BINARY);
        this.directory = Files.createTempDirectory(Files.createDirectories(work), "slapd-");
        fill();
        program = Program.listeningOn(
                port,
                directory.resolve("slapd.log"),
                libraries(),
                List.of(binary(), "-d", "0", "-h", "ldap://127.0.0.1:" + port, "-f", configuration()));
    }

    private void fill() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("people"));
        Files.createDirectories(directory.resolve("log"));
        Files.writeString(Path.of(configuration()), settings());
        var ldif = directory.resolve("people.ldif");
        Files.writeString(ldif, people());
        Program.run(
                directory,
                libraries(),
                List.of(binary(), "-T", "add", "-q", "-n", "2", "-f", configuration(), "-l", ldif.toString()));
    }

    private String settings() {
        return SETTINGS.formatted(tree.toString().equals("/") ? "" : tree, directory, SUFFIX);
    }

    private String people() {
        var ldif = new StringBuilder("dn: " + SUFFIX + "\nobjectClass: dcObject\nobjectClass: organization\n"
                + "o: bench\ndc: bench\n\ndn: ou=people," + SUFFIX + "\nobjectClass: organizationalUnit\nou: people\n");
        for (var user : users) {
            var uid = uid(user);
            ldif.append("\ndn: uid=").append(uid).append(",ou=people,").append(SUFFIX);
            ldif.append("\nobjectClass: inetOrgPerson\nuid: ").append(uid);
            ldif.append("\ncn: ").append(uid).append("\nsn: ").append(uid);
            ldif.append("\nuserPassword: ").append(saltedSha(user.secret())).append('\n');
        }
        return ldif.toString();
    }

    private static String uid(User user) {
        return user.login().substring(0, user.login().indexOf('@'));
    }

    private static String saltedSha(String secret) {
        try {
            byte[] salt = new byte[8];
            new SecureRandom().nextBytes(salt);
            var sha = MessageDigest.getInstance("SHA-1");
            sha.update(secret.getBytes(UTF_8));
            byte[] digest = sha.digest(salt);
            byte[] both = new byte[digest.length + salt.length];
            System.arraycopy(digest, 0, both, 0, digest.length);
            System.arraycopy(salt, 0, both, digest.length, salt.length);
            return "{SSHA}" + Base64.getEncoder().encodeToString(both);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private String binary() {
        return tree.resolve(BINARY).toString();
    }

    private String configuration() {
        return directory.resolve("slapd.conf").toString();
    }

    private Map<String, String> libraries() throws IOException {
        var lib = tree.resolve("usr/lib");
        if (tree.toString().equals("/") || !Files.isDirectory(lib)) {
            return Map.of();
        }
        try (var below = Files.list(lib)) {
            var architecture =
                    below.filter(path -> path.toString().endsWith("-linux-gnu")).findFirst();
            return architecture
                    .map(path -> Map.of("LD_LIBRARY_PATH", path.toString()))
                    .orElse(Map.of());
        }
    }

    /** Binds of all users. */
    public Wire binds() {
        var wire = new LdapWire();
        users.forEach(user -> wire.with("uid=" + uid(user) + ",ou=people," + SUFFIX, user.secret()));
        return wire;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** CPU time of its one process, and of others. */
    public Meter meter(Map<String, Long> others) {
        var all = new HashMap<>(others);
        all.put("slapd", program.pid());
        return new Meter(all);
    }

    /** Stops it and deletes its data. */
    @Override
    public void close() {
        program.close();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("  left behind: " + directory + " (" + e.getMessage() + ")");
        }
    }
}
