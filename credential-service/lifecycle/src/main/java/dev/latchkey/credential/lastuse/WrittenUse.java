package dev.latchkey.credential.lastuse;

import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be written of the uses of one app password.
 *
 * @param uses    oldest first
 * @param before  what was known of it before them
 * @param settled whether its first use has had its consequences by now
 */
record WrittenUse(List<Envelope<SignInRecorded>> uses, EarlierUse before, boolean settled) {
    WrittenUse {
        uses = List.copyOf(uses);
    }

    Envelope<SignInRecorded> newest() {
        return uses.getLast();
    }

    String identity() {
        SignInRecorded data = newest().data();
        return data.tenant() + "/" + data.credential();
    }

    /** Networks that are not written down yet. */
    Set<String> news() {
        Set<String> news = new LinkedHashSet<>();
        uses.forEach(each ->
                ObservedNetwork.of(each.data().address()).map(Object::toString).ifPresent(news::add));
        news.removeAll(before.networks());
        return news;
    }

    boolean isToBeMarkedSettled() {
        return settled && !before.settled();
    }

    /** What is known of it once that is written: it is in use, and no silence is to be looked for. */
    EarlierUse afterwards() {
        Set<String> networks = new LinkedHashSet<>(before.networks());
        networks.addAll(news());
        return new EarlierUse(null, networks, settled);
    }
}
