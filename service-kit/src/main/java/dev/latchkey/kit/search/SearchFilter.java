package dev.latchkey.kit.search;

import org.bson.Document;

/**
 * What is searched for: where an index leads, and what has to be looked up in each document that it leads to.
 *
 * @param indexed   fields that are equal to something, and perhaps a range of the time of the list: the beginning of an
 *                  index that goes on in the order of the list
 * @param remaining any other conditions; none where all that is indexed is wanted
 * @param narrow    fields that are equal to something and a range behind them, which another index begins with: where few
 *                  documents are in it, they are read by that index, and sorted; none where there is no such index
 */
public record SearchFilter(Document indexed, Document remaining, Document narrow) {
    /** All that an index leads to. */
    public static SearchFilter of(Document indexed) {
        return of(indexed, new Document());
    }

    /** What is looked up in all that an index leads to. */
    public static SearchFilter of(Document indexed, Document remaining) {
        return new SearchFilter(indexed, remaining, new Document());
    }
}
