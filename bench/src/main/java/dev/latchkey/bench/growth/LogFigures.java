package dev.latchkey.bench.growth;

/**
 * How the log is read.
 *
 * @param newest milliseconds of a page without a filter
 * @param ofLogin of a page of one login
 * @param deep of a page half-way back
 * @param ofNobody of a page of a login that there is not
 * @param nothing of the first page of a search that goes through all and finds nothing
 * @param searched entries a second, until such a search has come to the end; NaN where it took too long
 * @param firstByte milliseconds until an export begins
 * @param exported entries a second
 */
record LogFigures(
        double newest,
        double ofLogin,
        double deep,
        double ofNobody,
        double nothing,
        double searched,
        double firstByte,
        double exported) {}
