#!/bin/sh
# Ends the sessions that Latchkey says must end: reads its events from Kafka and has Dovecot kick the user. Run it on each
# Dovecot host as a service that is restarted (systemd: Restart=always). Needs kcat. Placeholders are in README.md.
set -eu

BROKERS="@BROKERS@"
GROUP="@KICK_GROUP@"
CONFIG="@CONFIG_DIR@/dovecot.conf"

# The login of an event. One with a quotation mark, a backslash, or a wildcard of doveadm is passed over: it would kick others.
login() {
  printf '%s\n' "$1" | sed -n 's/.*"login":"\([^"\\*?]*\)".*/\1/p'
}

# A consumer group of its own for each host, so that every host hears of every kick, and of those it missed while it was down.
# Nothing from before the group was first seen.
kcat -G "$GROUP" -b "$BROKERS" -u \
  -X auto.offset.reset=latest -X socket.keepalive.enable=true \
  -f '%h\t%s\n' latchkey.credentials |
while IFS="$(printf '\t')" read -r headers event; do
  case ",$headers," in
    *,ce_type=dev.latchkey.session-kick.requested.v1,*) ;;
    *) continue ;;
  esac
  user=$(login "$event")
  [ -n "$user" ] || continue
  # Exit 68: nobody of that name is signed in here.
  if doveadm -c "$CONFIG" kick "$user" >/dev/null 2>&1; then
    echo "kicked $user"
  fi
done
