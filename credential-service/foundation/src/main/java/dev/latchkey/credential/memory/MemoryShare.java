package dev.latchkey.credential.memory;

import java.util.Arrays;
import java.util.Locale;

/** What a replica remembers, and how much of the heap that may take. All of it is read again where it was pushed out. */
public enum MemoryShare {
    /** App passwords, by verifier. */
    APP_PASSWORDS(120),
    /** Accounts, by login. */
    ACCOUNTS(80),
    /** Tenants, by domain. */
    DOMAINS(15),
    /** Where domains have led. */
    DOMAIN_TENANTS(10),
    /** Front doors, by key. */
    FRONT_DOORS(10),
    /** What changed lately. */
    CHANGES(60),
    /** Last uses, for policies and for the record. */
    LAST_USES(30),
    /** Groups of accounts, for policies. */
    GROUPS(20),
    /** How often app passwords were used, for policies that limit it. */
    RATES(30),
    /** Alerts that name app passwords, for policies. */
    RISKS(20),
    /** Where addresses are. */
    LOCATIONS(15),
    /** What is known of app passwords before their next use is written. */
    EARLIER_USES(50),
    /** App passwords that were re-keyed a short while ago. */
    REKEYED(10);

    private static final int WHOLE = 1000;

    private final int thousandths;

    MemoryShare(int thousandths) {
        this.thousandths = thousandths;
    }

    /** Of a heap of so many bytes. */
    long bytesOf(long heap) {
        return heap / WHOLE * thousandths;
    }

    /** As metrics have it, such as {@code app-passwords}. */
    String metric() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All of them together. */
    static int allThousandths() {
        return Arrays.stream(values()).mapToInt(each -> each.thousandths).sum();
    }
}
