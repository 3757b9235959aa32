package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Front doors, for whoever runs the installation. */
@ManagementRole
@RestController
class FrontDoorApi {
    private static final String ALL = "/v1/front-doors";
    private static final String ONE = ALL + "/{frontDoorId}";

    private final FrontDoors doors;

    FrontDoorApi(FrontDoors doors) {
        this.doors = doors;
    }

    @PostMapping(ALL)
    Mono<ResponseEntity<View>> register(Caller caller, @RequestBody FrontDoorRequest request) {
        caller.mustBe(Role.PLATFORM);
        String key = DoorKey.random();
        return doors.register(request.toDoor(), key, caller.actor())
                .map(door -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .eTag(EntityTags.of(door.version()))
                        .body(View.of(door, key)));
    }

    @GetMapping(ALL)
    Mono<Page<View>> list(Caller caller, PageRequest page) {
        caller.mustBe(Role.PLATFORM);
        return doors.page(page).map(found -> found.map(door -> View.of(door, null)));
    }

    @GetMapping(ONE)
    Mono<ResponseEntity<View>> one(Caller caller, @PathVariable String frontDoorId) {
        caller.mustBe(Role.PLATFORM);
        return doors.byId(frontDoorId)
                .map(door ->
                        ResponseEntity.ok().eTag(EntityTags.of(door.version())).body(View.of(door, null)));
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String frontDoorId, @RequestHeader HttpHeaders headers) {
        caller.mustBe(Role.PLATFORM);
        return doors.remove(frontDoorId, IfMatch.optional(headers), caller.actor())
                .then();
    }

    /**
     * @param notes what the registration means, where that may surprise
     * @param key   in the answer to the registration, and never again
     */
    record View(
            String id,
            String name,
            Set<String> protocols,
            List<String> services,
            List<String> connectsFrom,
            List<String> clientAddresses,
            Set<String> tenants,
            Map<String, Backend> backends,
            List<String> notes,
            long version,
            @Nullable String key) {
        static View of(FrontDoor door, @Nullable String key) {
            return new View(
                    door.id(),
                    door.name(),
                    door.protocols(),
                    door.services(),
                    door.connectsFrom().stream().map(Object::toString).toList(),
                    door.clientAddresses().stream().map(Object::toString).toList(),
                    door.tenants(),
                    door.backends(),
                    DoorNotes.of(door),
                    door.version(),
                    key);
        }

        @Override
        public String toString() {
            return "FrontDoor[" + id + "]";
        }
    }
}
