package dev.latchkey.policy.rule;

import java.util.List;

/** Conditions to be bent: what nobody says something about is as it was. */
public final class SomeConditions {
    private final Conditions base;
    private Choice accounts;
    private Choice groups;
    private Choice protocols;
    private Choice services;
    private Choice frontDoors;
    private Choice locations;
    private Patterns clients;
    private List<TimeWindow> timeWindows;

    private SomeConditions(Conditions base) {
        this.base = base;
        this.accounts = base.accounts();
        this.groups = base.groups();
        this.protocols = base.protocols();
        this.services = base.services();
        this.frontDoors = base.frontDoors();
        this.locations = base.locations();
        this.clients = base.clients();
        this.timeWindows = base.timeWindows();
    }

    /** Every sign-in there is. */
    public static SomeConditions any() {
        return like(Conditions.NONE);
    }

    public static SomeConditions like(Conditions base) {
        return new SomeConditions(base);
    }

    public SomeConditions accounts(Choice chosen) {
        accounts = chosen;
        return this;
    }

    public SomeConditions groups(Choice chosen) {
        groups = chosen;
        return this;
    }

    public SomeConditions protocols(Choice chosen) {
        protocols = chosen;
        return this;
    }

    public SomeConditions services(Choice chosen) {
        services = chosen;
        return this;
    }

    public SomeConditions frontDoors(Choice chosen) {
        frontDoors = chosen;
        return this;
    }

    public SomeConditions locations(Choice chosen) {
        locations = chosen;
        return this;
    }

    public SomeConditions clients(Patterns chosen) {
        clients = chosen;
        return this;
    }

    public SomeConditions timeWindows(TimeWindow... windows) {
        timeWindows = List.of(windows);
        return this;
    }

    public Conditions made() {
        return new Conditions(
                accounts,
                groups,
                protocols,
                services,
                frontDoors,
                locations,
                clients,
                base.tls(),
                timeWindows,
                base.dates(),
                base.credential(),
                base.risk());
    }
}
