package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
    private final FrontDoorWrites writes;
    private final Clock clock;

    FrontDoorApi(FrontDoors doors, FrontDoorWrites writes, Clock clock) {
        this.doors = doors;
        this.writes = writes;
        this.clock = clock;
    }

    @PostMapping(ALL)
    Mono<ResponseEntity<FrontDoorView>> register(Caller caller, @RequestBody FrontDoorRequest request) {
        caller.mustBe(Role.PLATFORM);
        String key = DoorKey.random();
        return writes.register(request.toDoor(), key, caller.actor())
                .map(door -> answer(ResponseEntity.status(HttpStatus.CREATED), door, key));
    }

    @GetMapping(ALL)
    Mono<Page<FrontDoorView>> list(Caller caller, PageRequest page) {
        caller.mustBe(Role.PLATFORM);
        return doors.page(page).map(found -> found.map(door -> view(door, null)));
    }

    @GetMapping(ONE)
    Mono<ResponseEntity<FrontDoorView>> one(Caller caller, @PathVariable String frontDoorId) {
        caller.mustBe(Role.PLATFORM);
        return doors.byId(frontDoorId).map(door -> answer(ResponseEntity.ok(), door, null));
    }

    @PatchMapping(ONE)
    Mono<ResponseEntity<FrontDoorView>> change(
            Caller caller,
            @PathVariable String frontDoorId,
            @RequestHeader HttpHeaders headers,
            @RequestBody FrontDoorChange change) {
        caller.mustBe(Role.PLATFORM);
        return writes.change(frontDoorId, IfMatch.optional(headers), change::applyTo, caller.actor())
                .map(door -> answer(ResponseEntity.ok(), door, null));
    }

    /** The new key is in this answer alone. */
    @PostMapping(ONE + "/rotate")
    Mono<ResponseEntity<FrontDoorView>> rotateKey(
            Caller caller,
            @PathVariable String frontDoorId,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable KeyRotationRequest request) {
        caller.mustBe(Role.PLATFORM);
        Duration overlap = KeyRotationRequest.overlap(request);
        String key = DoorKey.random();
        return writes.rotateKey(frontDoorId, IfMatch.optional(headers), overlap, key, caller.actor())
                .map(door -> answer(ResponseEntity.ok(), door, key));
    }

    @DeleteMapping(ONE + "/previous-key")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revokePreviousKey(Caller caller, @PathVariable String frontDoorId, @RequestHeader HttpHeaders headers) {
        caller.mustBe(Role.PLATFORM);
        return writes.revokePreviousKey(frontDoorId, IfMatch.optional(headers), caller.actor())
                .then();
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String frontDoorId, @RequestHeader HttpHeaders headers) {
        caller.mustBe(Role.PLATFORM);
        return writes.remove(frontDoorId, IfMatch.optional(headers), caller.actor())
                .then();
    }

    private ResponseEntity<FrontDoorView> answer(
            ResponseEntity.BodyBuilder answer, RegisteredDoor door, @Nullable String key) {
        answer.eTag(EntityTags.of(door.door().version()));
        return (key == null ? answer : answer.cacheControl(CacheControl.noStore())).body(view(door, key));
    }

    private FrontDoorView view(RegisteredDoor door, @Nullable String key) {
        return FrontDoorView.of(door, key, clock.instant());
    }
}
