# shellcheck shell=bash
# Words, failure and privilege. Sourced by every script; does nothing by itself.

# shellcheck disable=SC2034  # for those who source this
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
SCRIPT_NAME=$(basename "$0")

# say WORDS…: one progress line on stderr, so that stdout stays for results.
say() { printf '%s: %s\n' "$SCRIPT_NAME" "$*" >&2; }

# die WORDS…: one clear line, exit 1.
die() {
  say "$*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

is_root() { [ "$(id -u)" -eq 0 ]; }

# as_admin COMMAND…: run with root rights, through sudo when needed.
as_admin() {
  if is_root; then "$@"; else sudo "$@"; fi
}

# as_server COMMAND…: run as whoever owns the private cluster. PostgreSQL refuses to run as root.
as_server() {
  if is_root; then
    setpriv --reuid=postgres --regid=postgres --init-groups env HOME=/var/lib/postgresql "$@"
  else
    "$@"
  fi
}

# locked FILE COMMAND…: run COMMAND while holding a lock, so that two runs do not install at once.
locked() {
  local file=$1
  shift
  (
    flock 9
    "$@"
  ) 9>"$file"
}
