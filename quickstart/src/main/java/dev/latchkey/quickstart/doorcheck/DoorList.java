package dev.latchkey.quickstart.doorcheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Doors to be checked, as {@code init} leaves them in {@code doors.txt}: {@code account} and a login; {@code trust} and a file of
 * certificates; {@code at} and where to connect; everything else is the address of a door.
 */
record DoorList(List<DoorAddress> doors, Optional<String> account, Optional<Path> trust, Optional<InetAddress> at) {

    DoorList {
        doors = List.copyOf(doors);
    }

    static DoorList read(Path file) throws IOException {
        List<DoorAddress> doors = new ArrayList<>();
        Optional<String> account = Optional.empty();
        Optional<Path> trust = Optional.empty();
        Optional<InetAddress> at = Optional.empty();
        for (String line : Files.readAllLines(file, UTF_8)) {
            String[] words = line.strip().split("\\s+", 2);
            switch (words[0]) {
                case "" -> {}
                case "account" -> account = Optional.of(words[1]);
                case "trust" -> trust = Optional.of(Path.of(words[1]));
                case "at" -> at = Optional.of(InetAddress.getByName(words[1]));
                default -> doors.add(DoorAddress.read(words[0]));
            }
        }
        return new DoorList(doors, account, trust, at);
    }
}
