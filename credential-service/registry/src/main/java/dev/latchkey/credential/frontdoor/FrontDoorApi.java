package dev.latchkey.credential.frontdoor;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Front doors, for whoever runs the installation. */
@RestController
class FrontDoorApi {
    private final FrontDoors doors;

    FrontDoorApi(FrontDoors doors) {
        this.doors = doors;
    }

    @PostMapping("/v1/front-doors")
    Mono<ResponseEntity<View>> register(Caller caller, @RequestBody FrontDoorRequest request) {
        caller.mustBe(Role.PLATFORM);
        String key = DoorKey.random();
        return doors.register(request.toDoor(), key, caller.actor())
                .map(door -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(View.of(door, key)));
    }

    @GetMapping("/v1/front-doors")
    Flux<View> all(Caller caller) {
        caller.mustBe(Role.PLATFORM);
        return doors.all().map(door -> View.of(door, null));
    }

    @DeleteMapping("/v1/front-doors/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String id) {
        caller.mustBe(Role.PLATFORM);
        return doors.remove(id, caller.actor()).then();
    }

    /** @param key in the answer to the registration, and never again */
    record View(
            String id,
            String name,
            Set<String> protocols,
            List<String> services,
            List<String> connectsFrom,
            List<String> clientAddresses,
            Set<String> tenants,
            Map<String, Backend> backends,
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
                    key);
        }

        @Override
        public String toString() {
            return "FrontDoor[" + id + "]";
        }
    }
}
