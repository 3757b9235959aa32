package dev.latchkey.kit.service;

import java.io.IOException;

/** Where a service listens. */
enum ServedPort {
    API,
    MANAGEMENT;

    RawHttp connect(World world) throws IOException {
        return new RawHttp(this == API ? world.connect() : world.connectToManagement());
    }
}
