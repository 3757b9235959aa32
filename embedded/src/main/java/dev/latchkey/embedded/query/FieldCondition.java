package dev.latchkey.embedded.query;

/**
 * What a query says of a field.
 *
 * @param whole the values that it may have, where it has one
 * @param any values of which it has one where it is an array: each condition may be met by another element, so that
 *     this is what only one of them says
 * @param present whether documents without the field do not match
 */
record FieldCondition(Bounds whole, Bounds any, boolean present) {
    static FieldCondition of(Bounds bounds, boolean present) {
        return new FieldCondition(bounds, bounds, present);
    }

    FieldCondition and(FieldCondition other) {
        return new FieldCondition(
                whole.and(other.whole), other.any.arePoints() ? other.any : any, present || other.present);
    }

    FieldCondition or(FieldCondition other) {
        return new FieldCondition(whole.or(other.whole), any.or(other.any), present && other.present);
    }
}
