package dev.latchkey.notifier.detection;

import java.util.List;

/** The one list of detectors. */
record Detectors(List<WindowDetector> windowed, NewNetworkDetector newNetwork) {
    Detectors {
        windowed = List.copyOf(windowed);
    }

    static Detectors of(DetectionSettings settings) {
        return new Detectors(
                List.of(
                        new PasswordSprayDetector(settings.spray(), settings.alertEvery()),
                        new BruteForceDetector(settings.guessing(), settings.alertEvery())),
                new NewNetworkDetector());
    }
}
