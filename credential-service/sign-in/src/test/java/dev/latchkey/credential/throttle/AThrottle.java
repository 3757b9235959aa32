package dev.latchkey.credential.throttle;

import static dev.latchkey.credential.throttle.ARefusal.aRefusal;

import dev.latchkey.events.SignInReason;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** A throttle, a clock, and a database that knows familiar networks. */
final class AThrottle {
    final ThrottleSettings settings = new ThrottleSettings(
            3,
            30,
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            100,
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            DataSize.ofMegabytes(1));
    final Set<String> used = new HashSet<>();
    final List<String> read = new ArrayList<>();
    Mono<Boolean> broken = Mono.empty();
    Throttle throttle = restarted();
    Instant now = Instant.parse("2026-03-04T10:00:00Z");

    Throttle restarted() {
        return new Throttle(settings, new ThrottleKeys(new byte[16]), this::usedBefore);
    }

    private Mono<Boolean> usedBefore(String tenant, String login, Cidr network) {
        read.add(login + " " + network);
        return broken.switchIfEmpty(Mono.fromSupplier(() -> used.contains(login + " " + network)));
    }

    void saw(ARefusal refusal) {
        throttle.saw(refusal.attributes(), now);
    }

    /** So many guesses, each another secret. */
    void guesses(ARefusal refusal, int from, int to) {
        for (int guess = from; guess < to; guess++) {
            saw(refusal.guess(guess));
        }
    }

    /** Guesses at an account from as many addresses. */
    void attack(String login) {
        for (int guess = 0; guess < 100; guess++) {
            saw(aRefusal().as(login).from("203.0.113." + guess).guess(guess));
        }
    }

    /** Guesses at as many accounts from one address. */
    void spray(String address) {
        for (int guess = 0; guess < 31; guess++) {
            saw(aRefusal().as("user" + guess + "@acme.example").from(address).guess(guess));
        }
    }

    void accepted(ARefusal attempt) {
        saw(attempt.because(SignInReason.ACCEPTED));
    }

    boolean held(ARefusal attempt) {
        return throttle.holdsBack(attempt.origin(), now).join();
    }

    void later(Duration time) {
        now = now.plus(time);
    }
}
