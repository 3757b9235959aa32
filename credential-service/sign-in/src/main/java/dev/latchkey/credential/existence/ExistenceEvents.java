package dev.latchkey.credential.existence;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.login.LoginDomain;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.Event;
import dev.latchkey.events.FrontDoorChanged;
import dev.latchkey.events.TenantChanged;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import dev.latchkey.kit.following.TopicRemoval;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Learns from the streams of changes what has come about. They tell neither verifiers nor hashes of keys: those are read
 * by id, a read for each change and none for a stranger. That app passwords are re-keyed, no stream tells, and nobody needs
 * to know ({@link ExistenceFilter#mayContainOneOf}).
 */
public final class ExistenceEvents implements EventSink {
    private static final int MOST_WAITING = 100_000;

    private final ExistenceIndex index;
    private final ExistenceSource source;
    private final DomainTenants domains;
    private final PendingReads appPasswords;
    private final PendingReads frontDoors;

    ExistenceEvents(ExistenceIndex index, ExistenceSource source, DomainTenants domains) {
        this.index = index;
        this.source = source;
        this.domains = domains;
        this.appPasswords = new PendingReads(this::readAppPasswords, index::lostTrack, MOST_WAITING);
        this.frontDoors = new PendingReads(this::readFrontDoors, index::lostTrack, MOST_WAITING);
    }

    @Override
    public void take(ReceivedEvent received) {
        if (index.isFollowing()) {
            take(received.event());
        }
    }

    private void take(Event event) {
        switch (event) {
            case TenantChanged e -> e.domains().forEach(domain -> add(LoginDomain.ofStored(domain), e.tenant()));
            case AccountChanged e -> {
                add(ExistenceEntry.login(e.tenant(), LoginDomain.ofStoredLogin(e.login())));
                Optional.ofNullable(e.aliases())
                        .ifPresent(each -> each.forEach(alias -> add(ExistenceEntry.login(e.tenant(), alias))));
            }
            case AppPasswordIssued e -> appPasswords.add(AppPassword.identity(e.tenant(), e.credential()));
            case FrontDoorChanged e -> frontDoors.add(e.door());
            default -> {
                // Nothing comes about by it that is looked up.
            }
        }
    }

    private void add(String domain, String tenant) {
        domains.leads(domain, tenant);
        add(ExistenceEntry.domain(domain));
    }

    private void add(ExistenceEntry entry) {
        index.add(filter -> filter.add(entry));
    }

    private Mono<Void> readAppPasswords(Collection<String> identities) {
        return source.ofAppPasswords(identities).doOnNext(this::add).then();
    }

    /** First the key: whoever asks in between reads once too often. */
    private void add(ExistenceSource.KeyedEntry found) {
        index.add(filter -> filter.addKey(found.keyVersion()));
        add(found.entry());
    }

    private Mono<Void> readFrontDoors(Collection<String> ids) {
        return source.ofFrontDoors(ids).doOnNext(this::add).then();
    }

    @Override
    public void missed(RawRecord raw, RuntimeException why) {
        index.lostTrack();
    }

    /** What came about in it would be denied. */
    @Override
    public void removed(TopicRemoval removal) {
        if (removal.unseen()) {
            index.lostTrack();
        }
    }

    /** How much of both there is to be read by now. */
    List<Long> asked() {
        return List.of(appPasswords.asked(), frontDoors.asked());
    }

    /** Whether so much of both has been read. */
    boolean done(List<Long> asked) {
        return appPasswords.done(asked.get(0)) && frontDoors.done(asked.get(1));
    }
}
