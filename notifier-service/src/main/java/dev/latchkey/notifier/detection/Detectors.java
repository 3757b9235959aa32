package dev.latchkey.notifier.detection;

import java.util.List;

/** The one list of detectors. */
record Detectors(List<WindowDetector> windowed, NewNetwork newNetwork) {
    Detectors {
        windowed = List.copyOf(windowed);
    }

    static Detectors of(DetectionSettings settings) {
        return new Detectors(
                List.of(
                        new PasswordSpray(settings.spray(), settings.alertEvery()),
                        new Guessing(settings.guessing(), settings.alertEvery())),
                new NewNetwork());
    }
}
