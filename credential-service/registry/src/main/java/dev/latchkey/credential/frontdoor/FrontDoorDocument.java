package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.login.ImpliedDomains;
import dev.latchkey.events.Actor;
import dev.latchkey.events.FrontDoorChanged;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A front door as MongoDB and as the event of its change know it. */
final class FrontDoorDocument {
    /** The hash of its key; of two, the newest first. One field, so that one unique index finds a door by either. */
    static final String KEY_HASH = "keyHash";

    private static final String KEY_ROTATED_AT = "keyRotatedAt";
    private static final String PREVIOUS_KEY_ENDS = "previousKeyEnds";

    private FrontDoorDocument() {}

    /** All that is kept of it; what is absent has to be written too, or it would stay. */
    static Document write(RegisteredDoor registered) {
        FrontDoor door = registered.door();
        DoorKeys keys = registered.keys();
        Document backends = new Document();
        door.backends().forEach((protocol, server) -> backends.append(protocol, server.toString()));
        return new Document("name", door.name())
                .append("protocols", List.copyOf(door.protocols()))
                .append("services", door.services())
                .append("connectsFrom", texts(door.connectsFrom()))
                .append("clientAddresses", texts(door.clientAddresses()))
                .append("tenants", List.copyOf(door.tenants()))
                .append("backends", backends)
                .append("defaultDomain", door.domains().usual())
                .append(
                        "netbiosDomains",
                        new Document(new TreeMap<>(door.domains().netbios())))
                .append("removed", door.removed())
                .append("version", door.version())
                .append(KEY_HASH, keys.hashes())
                .append(KEY_ROTATED_AT, date(keys.rotatedAt()))
                .append(PREVIOUS_KEY_ENDS, date(keys.previousEnds()));
    }

    static RegisteredDoor read(Document found) {
        return new RegisteredDoor(door(found), keys(found));
    }

    private static FrontDoor door(Document found) {
        Map<String, Backend> backends = new HashMap<>();
        found.get("backends", Document.class)
                .forEach((protocol, server) -> backends.put(protocol, Backend.parse((String) server)));
        return new FrontDoor(
                found.getString("_id"),
                found.getString("name"),
                new HashSet<>(found.getList("protocols", String.class)),
                found.getList("services", String.class),
                ranges(found.getList("connectsFrom", String.class)),
                ranges(found.getList("clientAddresses", String.class)),
                new HashSet<>(found.getList("tenants", String.class)),
                backends,
                domains(found),
                found.getBoolean("removed"),
                StoredNumbers.longOf(found, "version"));
    }

    /** Documents of earlier releases have none. */
    private static ImpliedDomains domains(Document found) {
        Map<String, String> netbios = new HashMap<>();
        @Nullable Document named = found.get("netbiosDomains", Document.class);
        if (named != null) {
            named.forEach((name, domain) -> netbios.put(name, (String) domain));
        }
        return new ImpliedDomains(found.getString("defaultDomain"), netbios);
    }

    private static DoorKeys keys(Document found) {
        List<String> hashes = hashes(found);
        @Nullable Instant ends = instant(found, PREVIOUS_KEY_ENDS);
        boolean two = hashes.size() > 1 && ends != null;
        return new DoorKeys(
                hashes.getFirst(), instant(found, KEY_ROTATED_AT), two ? hashes.get(1) : null, two ? ends : null);
    }

    /** The newest first. Documents of earlier releases have one alone, and no list. */
    static List<String> hashes(Document found) {
        return found.get(KEY_HASH) instanceof String alone ? List.of(alone) : found.getList(KEY_HASH, String.class);
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(Document found, String field) {
        @Nullable Date date = found.getDate(field);
        return date == null ? null : date.toInstant();
    }

    static FrontDoorChanged changed(RegisteredDoor registered, Actor by) {
        FrontDoor door = registered.door();
        List<String> backends = door.backends().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .sorted()
                .toList();
        return new FrontDoorChanged(
                door.id(),
                door.name(),
                door.protocols(),
                door.services(),
                texts(door.connectsFrom()),
                texts(door.clientAddresses()),
                door.tenants(),
                backends,
                door.domains().usual(),
                door.domains().netbios().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .sorted()
                        .toList(),
                registered.keys().rotatedAt(),
                registered.keys().previousEnds(),
                door.removed(),
                door.version(),
                by);
    }

    private static List<String> texts(List<Cidr> ranges) {
        return ranges.stream().map(Cidr::toString).toList();
    }

    private static List<Cidr> ranges(List<String> texts) {
        return texts.stream().map(Cidr::parse).toList();
    }
}
