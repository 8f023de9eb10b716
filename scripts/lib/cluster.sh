# shellcheck shell=bash
# A private PostgreSQL cluster in a folder of its own: socket only, a password for everyone, no other
# cluster touched. Needs common.sh and packages.sh.
#
#   start_cluster DIR [fast]   make it if need be, start it if need be; "fast" gives up fsync (tests)
#   stop_cluster DIR           stop it if it runs
#   drop_cluster DIR           stop it and remove the folder
#   dsn DIR DBNAME USER        print a libpq string (the superuser's password: PGPASSFILE=DIR/pgpass)
#
# DIR holds data/, socket/ (or the file socket.path that names another folder), server.log, pgpass.

CLUSTER_SUPERUSER=postgres
# A socket's path may have 107 bytes; this much of it is the name of the file and its lock.
SOCKET_PATH_ROOM=85

cluster_bin() { echo "/usr/lib/postgresql/$(cluster_major "$1")/bin"; }

# The version that made the data must run it, even when a newer one has been installed since.
cluster_major() {
  if [ -r "$1/version" ]; then cat "$1/version"; else pg_major; fi
}

socket_dir() {
  if [ -r "$1/socket.path" ]; then cat "$1/socket.path"; else echo "$1/socket"; fi
}

dsn() { printf 'host=%s port=5432 dbname=%s user=%s\n' "$(socket_dir "$1")" "$2" "$3"; }

cluster_runs() { as_server "$(cluster_bin "$1")/pg_ctl" -D "$1/data" status >/dev/null 2>&1; }

# Whether the server's user can reach the folder: the home of root is closed to it.
server_reaches() { as_server test -x "$1" 2>/dev/null; }

make_cluster_folders() {
  local dir=$1 socket
  mkdir -p "$dir/data" && chmod 0711 "$dir" && chmod 0700 "$dir/data"
  if [ "$(printf '%s' "$dir/socket" | wc -c)" -gt "$SOCKET_PATH_ROOM" ]; then
    socket=$(mktemp -d /tmp/dcm-socket.XXXXXX)
    echo "$socket" >"$dir/socket.path"
  fi
  socket=$(socket_dir "$dir")
  mkdir -p "$socket" && chmod 0755 "$socket"
  : >"$dir/server.log"
  if is_root; then chown postgres: "$dir/data" "$socket" "$dir/server.log"; fi
}

make_password() {
  local dir=$1
  (
    umask 077
    printf '*:*:*:%s:%s\n' "$CLUSTER_SUPERUSER" "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" \
      >"$dir/pgpass"
  )
}

init_cluster() {
  local dir=$1
  make_cluster_folders "$dir"
  server_reaches "$dir/data" || die "the user postgres cannot reach $dir: choose a folder outside a closed home"
  pg_major >"$dir/version"
  make_password "$dir"
  (umask 077 && cut -d: -f5 "$dir/pgpass" >"$dir/initial-password")
  if is_root; then chown postgres: "$dir/initial-password"; fi
  as_server "$(cluster_bin "$dir")/initdb" -D "$dir/data" -E UTF8 --locale=C.UTF-8 -N \
    -U "$CLUSTER_SUPERUSER" -A scram-sha-256 --pwfile="$dir/initial-password" >"$dir/initdb.log" 2>&1 \
    || die "initdb failed, see $dir/initdb.log"
  rm -f "$dir/initial-password"
  echo "include_if_exists = 'dcm.conf'" | as_server tee -a "$dir/data/postgresql.conf" >/dev/null
  : >"$dir/ready"
}

write_settings() {
  local dir=$1 speed=$2
  {
    echo "listen_addresses = ''"
    echo "unix_socket_directories = '$(socket_dir "$dir")'"
    echo "port = 5432"
    echo "max_connections = 200"
    echo "password_encryption = 'scram-sha-256'"
    echo "timezone = 'Asia/Shanghai'"
    echo "shared_buffers = '256MB'"
    echo "max_wal_size = '2GB'"
    if [ "$speed" = fast ]; then
      printf '%s = off\n' fsync synchronous_commit full_page_writes
    fi
  } | as_server tee "$dir/data/dcm.conf" >/dev/null
}

start_cluster() {
  local dir=$1 speed=${2:-safe}
  if [ ! -e "$dir/ready" ]; then
    rm -rf "$dir/data"
    init_cluster "$dir"
  fi
  cluster_runs "$dir" && return
  # /tmp may have been swept since the last start.
  mkdir -p "$(socket_dir "$dir")"
  if is_root; then chown postgres: "$(socket_dir "$dir")"; fi
  write_settings "$dir" "$speed"
  as_server "$(cluster_bin "$dir")/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 start >/dev/null 2>&1 \
    || die "PostgreSQL did not start: $(tail -n 1 "$dir/server.log")"
}

stop_cluster() {
  [ -e "$1/ready" ] || return 0
  cluster_runs "$1" || return 0
  as_server "$(cluster_bin "$1")/pg_ctl" -D "$1/data" -m "${2:-fast}" -w -t 60 stop >/dev/null 2>&1
}

drop_cluster() {
  [ -d "$1" ] || return 0
  stop_cluster "$1" immediate || true
  [ -r "$1/socket.path" ] && rm -rf "$(socket_dir "$1")"
  rm -rf "$1"
}
