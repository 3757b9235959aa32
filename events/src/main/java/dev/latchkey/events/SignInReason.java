package dev.latchkey.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * Why an attempt was answered as it was: for the owner and the administrator, never for the client. In the order in
 * which the checks are made; the first that fails names the reason.
 */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum SignInReason {
    ACCEPTED,
    /** The front door has no, or a wrong, key. */
    DOOR_UNKNOWN,
    /** The front door may not speak for this protocol, service, tenant or address. */
    DOOR_NOT_ALLOWED,
    /** Too many failures of this account from this source, or of this source altogether. */
    THROTTLED,
    /** The secret has not the form of an app password: most likely the main password was typed. */
    NOT_AN_APP_PASSWORD,
    /** The check letter does not fit: a typing mistake. */
    MISTYPED,
    UNKNOWN_SECRET,
    /** A right secret, of another account of the same tenant. */
    WRONG_ACCOUNT,
    ACCOUNT_UNKNOWN,
    ACCOUNT_DISABLED,
    ACCOUNT_LOCKED,
    REVOKED,
    /** Replaced by a successor: a device that was left behind. */
    ROTATED_OUT,
    EXPIRED,
    /** Not used within its activation window. */
    LAPSED,
    SUSPENDED,
    PROTOCOL_NOT_ALLOWED,
    SERVICE_NOT_ALLOWED,
    NETWORK_NOT_ALLOWED,
    LEGACY_DISABLED_FOR_ACCOUNT,
    /** The tenant has switched app passwords off. */
    APP_PASSWORDS_DISABLED,
    BLOCKED_BY_POLICY,
    /** A dependency failed, or the attempt could not be put on the record in time. */
    TEMPORARY_FAILURE,
    /** Only ever read: a newer release has a reason that this one does not know. Its name is in the bytes. */
    @JsonEnumDefaultValue
    OTHER
}
