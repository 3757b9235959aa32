package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.bson.Document;

/**
 * A document that a query lets through.
 *
 * @param bson what was read
 * @param document the same
 */
record Match(byte[] bson, Document document) {}
