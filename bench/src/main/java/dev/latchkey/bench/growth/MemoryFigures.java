package dev.latchkey.bench.growth;

/**
 * What is in memory and on the disk, in MiB.
 *
 * @param door of credential-service's heap, after all of it was collected
 * @param remembered by credential-service, as it says itself
 * @param fullCollections of credential-service's heap, since its start, those that were asked for excepted
 * @param databaseHeap after all of it was collected
 * @param database that is resident
 * @param all that all parts have resident
 * @param databaseDisk files of the database, its copy included
 * @param brokerDisk files of the broker
 */
record MemoryFigures(
        double door,
        double remembered,
        double fullCollections,
        double databaseHeap,
        double database,
        double all,
        double databaseDisk,
        double brokerDisk) {}
