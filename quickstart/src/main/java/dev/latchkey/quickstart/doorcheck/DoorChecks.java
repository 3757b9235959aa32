package dev.latchkey.quickstart.doorcheck;

import dev.latchkey.quickstart.api.ApiException;
import dev.latchkey.quickstart.api.ServiceApi;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;

/** Checks several doors: refused, accepted, on the record as it was, temporary. */
final class DoorChecks {
    /** Has the form of an app password and is none. One for all doors: the same one costs once. */
    private static final String NONE = "aaaa-bbbb-cccc-dddd";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final ServiceApi log;
    private final SSLContext trust;
    private final Optional<InetAddress> at;
    private final boolean later;

    /** @param later whether to put off others who come from the same address */
    DoorChecks(ServiceApi log, SSLContext trust, Optional<InetAddress> at, boolean later) {
        this.later = later;
        this.log = log;
        this.trust = trust;
        this.at = at;
    }

    List<DoorCheck> run(List<DoorAddress> doors, CheckAccount account) throws IOException, InterruptedException {
        List<DoorCheck> checks = doors.stream().map(DoorCheck::new).toList();
        List<DoorCheck> accepted = new ArrayList<>();
        try (account) {
            for (DoorCheck check : checks) {
                if (answersBoth(check, account)) {
                    accepted.add(check);
                }
            }
            record(accepted, account);
            temporary(accepted, account);
        }
        return checks;
    }

    /** The wrong one costs once for all doors, and what was accepted before is familiar. */
    private boolean answersBoth(DoorCheck check, CheckAccount account) {
        try {
            InetAddress where = where(check.address());
            boolean accepted = check.expect(SignInAnswer.ACCEPTED, where, trust, account.login(), account.secret());
            return accepted && check.expect(SignInAnswer.REFUSED, where, trust, account.login(), NONE);
        } catch (IOException nowhere) {
            check.wrong("there is no host of the name " + check.address().host());
            return false;
        }
    }

    private InetAddress where(DoorAddress address) throws IOException {
        return at.isPresent() ? at.get() : InetAddress.getByName(address.host());
    }

    /** In the order of the attempts, each of which has one record. */
    private void record(List<DoorCheck> accepted, CheckAccount account) throws IOException, InterruptedException {
        List<JsonNode> records;
        try {
            records = records(accepted.size(), account.appPassword());
        } catch (ApiException away) {
            accepted.forEach(check -> check.wrong("what is on the record cannot be seen: " + away.getMessage()));
            return;
        }
        for (int i = 0; i < accepted.size(); i++) {
            if (i < records.size()) {
                compare(accepted.get(i), records.get(i));
            } else {
                accepted.get(i).wrong("its sign-in is not on the record yet");
            }
        }
    }

    private List<JsonNode> records(int expected, String appPassword) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(SOON);
        List<JsonNode> found = List.of();
        while (found.size() < expected && Instant.now().isBefore(end)) {
            found = log.get("/v1/sign-ins?result=accepted&limit=500&credential=" + ServiceApi.encoded(appPassword))
                    .path("items")
                    .valueStream()
                    .sorted(Comparator.comparing(each -> each.path("time").asString("")))
                    .toList();
            if (found.size() < expected) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
        return found;
    }

    private static void compare(DoorCheck check, JsonNode record) {
        String tls = record.path("tlsVersion").asString("");
        if (check.address().scheme().tls() == DoorAddress.Tls.NONE) {
            check.right("there is no TLS here");
        } else if (tls.isEmpty()) {
            check.wrong("TLS is not seen: a policy against sign-ins without it locks out everybody behind this door");
        } else {
            check.right("TLS is seen (" + tls + ")");
        }
        String address = record.path("address").asString("");
        check.recorded(address);
        if (address.equals(check.from())) {
            check.right("the client's address is the client's (" + address + ")");
        } else if (address.isEmpty()) {
            check.wrong("the client's address is not told: nobody can tell owners from guessers");
        } else if (isElsewhere(check)) {
            check.right("the client's address is " + address + ", here it is " + check.from()
                    + ": right where addresses are translated in between");
        } else {
            check.wrong("the client's address is " + check.from() + ", and the record has " + address
                    + ": the door tells a proxy's");
        }
    }

    private static boolean isElsewhere(DoorCheck check) {
        return !check.from().startsWith("127.");
    }

    private void temporary(List<DoorCheck> accepted, CheckAccount account) throws InterruptedException {
        List<DoorCheck> tried =
                accepted.stream().filter(check -> later || check.isAlone()).toList();
        accepted.stream()
                .filter(check -> !tried.contains(check))
                .forEach(check -> check.note("whether it says “later” is tried with --later: a policy puts off whoever"
                        + " comes from the same address as you, for some seconds"));
        if (tried.isEmpty()) {
            return;
        }
        try {
            account.putOff(tried.getFirst().recordedAddress());
        } catch (IOException notNow) {
            tried.forEach(check -> check.wrong("whether it says “later” was not tried: " + notNow.getMessage()));
            return;
        }
        Instant end = Instant.now().plus(SOON);
        tried.forEach(check -> temporary(check, account, end));
    }

    /** Policies take a moment to get to where they are judged by. */
    private void temporary(DoorCheck check, CheckAccount account, Instant end) {
        try {
            while (check.signIn(where(check.address()), trust, account.login(), account.secret())
                            == SignInAnswer.ACCEPTED
                    && Instant.now().isBefore(end)) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
            check.expect(SignInAnswer.TEMPORARY, where(check.address()), trust, account.login(), account.secret());
        } catch (IOException failed) {
            check.wrong("what should be temporary: " + failed.getMessage());
        }
    }
}
