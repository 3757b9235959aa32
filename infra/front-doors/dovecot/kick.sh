#!/bin/sh
# Ends the sessions that Latchkey says must end: reads its events from Kafka and has Dovecot kick the user. Run it on each
# Dovecot host as a service that is restarted (systemd: Restart=always). Needs kcat and OpenSSL 3. Placeholders are in README.md.
set -eu
export LC_ALL=C # lengths are in bytes

BROKERS="@BROKERS@"
GROUP="@KICK_GROUP@"
CONFIG="@CONFIG_DIR@/dovecot.conf"
TRUSTED_KEYS="@TRUSTED_KEYS@"
SENDER="credential-service"
TYPE="dev.latchkey.session-kick.requested.v1"

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

# The login of an event. One with a quotation mark, a backslash, or a wildcard of doveadm is passed over: it would kick others.
login() {
  printf '%s\n' "$1" | sed -n 's/.*"login":"\([^"\\*?]*\)".*/\1/p'
}

# The last header of a name. Those that are asked for hold no comma.
header() {
  printf '%s\n' ",$2," | sed -n "s/.*,$1=\([^,]*\),.*/\1/p"
}

part() {
  printf '%s:%s,' "${#1}" "$1"
}

# Whether Latchkey has signed this event as it stands there: topic, key, headers, event.
genuine() {
  version=$(header latchkey_signature_key "$3")
  case "$version" in '' | *[!0-9]*) return 1 ;; esac
  key=$(sed -n "s/^$SENDER:$version://p" "$TRUSTED_KEYS")
  [ -n "$key" ] && [ "$(header ce_source "$3")" = "/latchkey/$SENDER" ] || return 1
  printf '%s\n' '-----BEGIN PUBLIC KEY-----' "$key" '-----END PUBLIC KEY-----' > "$WORK/key"
  header latchkey_signature "$3" | openssl base64 -d -A > "$WORK/signature"
  {
    part latchkey-event-v1
    part "$1"
    part "$2"
    for name in ce_id ce_type ce_source ce_time ce_producer ce_producersequence; do part "$(header "$name" "$3")"; done
    part "$4"
  } > "$WORK/event"
  openssl pkeyutl -verify -pubin -inkey "$WORK/key" -rawin -in "$WORK/event" -sigfile "$WORK/signature" > /dev/null 2>&1
}

# What is older than a day, or was obeyed already, is a genuine event that somebody sends again.
fresh() {
  [ "$(header ce_time "$1")" \> "$(date -u -d '1 day ago' +%Y-%m-%dT%H:%M:%S)" ] || return 1
  case " $obeyed " in *" $(header ce_id "$1") "*) return 1 ;; esac
}

# A consumer group of its own for each host, so that every host hears of every kick, and of those it missed while it was down.
# Nothing from before the group was first seen.
obeyed=""
kcat -G "$GROUP" -b "$BROKERS" -u \
  -X auto.offset.reset=latest -X socket.keepalive.enable=true \
  -f '%t\t%k\t%h\t%s\n' latchkey.credentials |
while IFS="$(printf '\t')" read -r topic key_of headers event; do
  [ "$(header ce_type "$headers")" = "$TYPE" ] || continue
  if ! genuine "$topic" "$key_of" "$headers" "$event"; then
    echo "not signed by $SENDER: passed over" >&2
    continue
  fi
  fresh "$headers" || continue
  obeyed=$(printf '%s' "$obeyed $(header ce_id "$headers")" | tail -c 37000)
  user=$(login "$event")
  [ -n "$user" ] || continue
  # Exit 68: nobody of that name is signed in here.
  if doveadm -c "$CONFIG" kick "$user" >/dev/null 2>&1; then
    echo "kicked $user"
  fi
done
