package dev.latchkey.credential.frontdoor;

import dev.latchkey.events.Actor;
import dev.latchkey.events.FrontDoorChanged;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.policy.network.Cidr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A front door as MongoDB and as the event of its change know it. */
final class FrontDoorDocument {
    static final String KEY_HASH = "keyHash";

    private FrontDoorDocument() {}

    static Document write(FrontDoor door) {
        Document backends = new Document();
        door.backends().forEach((protocol, server) -> backends.append(protocol, server.toString()));
        return new Document("name", door.name())
                .append("protocols", List.copyOf(door.protocols()))
                .append("services", door.services())
                .append("connectsFrom", texts(door.connectsFrom()))
                .append("clientAddresses", texts(door.clientAddresses()))
                .append("tenants", List.copyOf(door.tenants()))
                .append("backends", backends)
                .append("removed", door.removed())
                .append("version", door.version());
    }

    static FrontDoor read(Document found) {
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
                found.getBoolean("removed"),
                StoredNumbers.longOf(found, "version"));
    }

    static FrontDoorChanged changed(FrontDoor door, Actor by) {
        return new FrontDoorChanged(
                door.id(),
                door.name(),
                door.protocols(),
                door.services(),
                texts(door.connectsFrom()),
                texts(door.clientAddresses()),
                door.tenants(),
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
