#!/usr/bin/env bash
# The demo district on this machine: installs what is missing, starts a private PostGIS, loads a year of
# synthetic cases, opens QGIS signed in. Without a display it plays the whole loop on a virtual one.
#
#   bash scripts/demo.sh           last line of a run without a display: "demo: ok"
#   bash scripts/demo.sh --reset   throw the private cluster and the QGIS profile away
#   bash scripts/demo.sh --looks   pictures of the docks in every screen size, scaling and theme
#
# DCM_DEMO_DIR   where pictures, sheet, workbook and history go (default demo-output/)
# DCM_DEMO_SCREENS, DCM_DEMO_SCALINGS  what --looks goes through (default "1366x768 1920x1080 3840x2160", "1 1.5 2")
# DCM_DEMO_HOME  where the cluster and the profile live (default ~/.local/share/yuhua-dcm-demo;
#                for root with a closed home /var/lib/yuhua-dcm-demo)
#
# What scripts/demo_run.py, run inside QGIS, is given in its environment:
#   DCM_DEMO_MODE       "loop": play the loop, write the results, leave QGIS; "desk": sign in and stay;
#                       "looks": pictures of the docks
#   DCM_DEMO_LOOK       name of the screen that a run of looks is on
#   DCM_DEMO_DIR        absolute path of the results
#   DCM_DEMO_HOST, DCM_DEMO_PORT, DCM_DEMO_DBNAME   the database (host is the socket's folder)
#   DCM_DEMO_PASSWORDS  a 0600 JSON file, login -> password, written when the district was loaded
#   DCM_DEMO_SCRIPTS    the folder of demo_run.py, which QGIS does not tell it
#   DCM_DEMO_SERVER     a file in which the loop asks for an outage: "stop" and "start" of the private
#                       server, answered in the file by "stopped" and "started"
#   DCM_DEMO_RESULT     a file for the last word: "ok", or one line that says what went wrong
#   QGIS_AUTH_PASSWORD_FILE   QGIS reads its master password there and asks nobody
# and the superuser's password is not among them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/common.sh
. scripts/lib/common.sh
# shellcheck source=scripts/lib/packages.sh
. scripts/lib/packages.sh
# shellcheck source=scripts/lib/cluster.sh
. scripts/lib/cluster.sh
# shellcheck source=scripts/lib/display.sh
. scripts/lib/display.sh
# shellcheck source=scripts/lib/desk.sh
. scripts/lib/desk.sh

DBNAME=dcm_demo
LOOP_SECONDS=600
LOOK_SECONDS=300
read -ra SCREENS <<<"${DCM_DEMO_SCREENS:-1366x768 1920x1080 3840x2160}"
read -ra SCALINGS <<<"${DCM_DEMO_SCALINGS:-1 1.5 2}"
RESULTS=('*.png' 'dispatch_sheet_*.pdf' evaluation.xlsx case_history.json)

demo_home() {
  if [ -n "${DCM_DEMO_HOME:-}" ]; then
    realpath -m "$DCM_DEMO_HOME"
  elif is_root && ! server_reaches "$HOME"; then
    echo /var/lib/yuhua-dcm-demo
  else
    echo "$HOME/.local/share/yuhua-dcm-demo"
  fi
}

reset_demo() {
  ensure_reset_is_safe
  drop_cluster "$home/cluster"
  rm -rf "$home"
  say "threw $home away"
}

# A mistyped DCM_DEMO_HOME must not cost somebody a folder of theirs.
ensure_reset_is_safe() {
  [ -d "$home" ] || { say "nothing to throw away at $home"; exit 0; }
  [ -e "$home/cluster/ready" ] || die "$home holds no demo cluster: not touched"
}

admin() {
  PGPASSFILE=$home/cluster/pgpass PYTHONPATH=$ROOT /usr/bin/python3 -m yuhua_dcm_plugin.admin \
    "$1" --dsn "$(dsn "$home/cluster" "$DBNAME" "$CLUSTER_SUPERUSER")" "${@:2}" >&2
}

sql() {
  PGPASSFILE=$home/cluster/pgpass "$(cluster_bin "$home/cluster")/psql" -XAtq -v ON_ERROR_STOP=1 \
    -d "$(dsn "$home/cluster" "$1" "$CLUSTER_SUPERUSER")" -c "$2"
}

# The district is told as of the moment it was loaded; one of yesterday has become history.
district_is_current() {
  [ -s "$passwords" ] || return 1
  [ "$(sql postgres "select count(*) from pg_database where datname = '$DBNAME'")" = 1 ] || return 1
  admin upgrade || return 1
  [ "$(sql $DBNAME "select coalesce(max(registered_at) > now() - interval '20 hours', false) from dcm.case_file")" = t ]
}

load_district() {
  district_is_current && return
  say "loading the demo district, about a minute"
  rm -f "$passwords"
  sql postgres "drop database if exists $DBNAME with (force)"
  sql postgres "create database $DBNAME"
  admin install || die "the schema could not be installed"
  admin load-demo --passwords "$passwords" || die "the demo district could not be loaded"
}

check_results() {
  local pattern file
  for pattern in "${RESULTS[@]}"; do
    for file in "$DCM_DEMO_DIR"/$pattern; do
      [ -s "$file" ] || die "missing or empty: $DCM_DEMO_DIR/$pattern"
    done
  done
}

export_for_run() {
  DCM_DEMO_HOST=$(socket_dir "$home/cluster")
  DCM_DEMO_SCRIPTS=$ROOT/scripts
  DCM_DEMO_MODE=$1 DCM_DEMO_PORT=5432 DCM_DEMO_DBNAME=$DBNAME
  DCM_DEMO_PASSWORDS=$passwords DCM_DEMO_RESULT=$home/result DCM_DEMO_SERVER=$home/server
  export DCM_DEMO_MODE DCM_DEMO_DIR DCM_DEMO_HOST DCM_DEMO_PORT DCM_DEMO_DBNAME
  export DCM_DEMO_PASSWORDS DCM_DEMO_RESULT DCM_DEMO_SCRIPTS DCM_DEMO_SERVER
  if [ ! -d "${XDG_RUNTIME_DIR:-}" ]; then
    mkdir -p "$home/run"
    chmod 0700 "$home/run"
    export XDG_RUNTIME_DIR=$home/run
  fi
  export TZ=Asia/Shanghai PYTHONDONTWRITEBYTECODE=1
  rm -f "$DCM_DEMO_RESULT" "$DCM_DEMO_SERVER" "$home/stuck.png"
}

# Stop and start the server when the play asks for it, which has no password for that.
serve_outages() {
  while sleep 0.2; do
    case $(cat "$DCM_DEMO_SERVER" 2>/dev/null || true) in
      stop) stop_cluster "$home/cluster" && echo stopped >"$DCM_DEMO_SERVER" ;;
      start) start_cluster "$home/cluster" && echo started >"$DCM_DEMO_SERVER" ;;
    esac
  done
}

# play MODE SCREEN SECONDS: run QGIS in a mode of demo_run.py on a virtual screen, until it says ok.
play() {
  local status=0 word
  # A profile of its own run for run: no window state of an earlier one.
  rm -rf "$home/loop"
  write_profile "$home/loop"
  mkdir -p "$DCM_DEMO_DIR"
  export_for_run "$1"
  start_display "$2"
  serve_outages &
  outages=$!
  run_qgis "$home/loop" "$home/qgis.log" "$ROOT/scripts/demo_run.py" &
  wait_for_qgis $! "$3" "$DCM_DEMO_RESULT" "$home/stuck.png" || status=$?
  stop_outages
  stop_display
  word=$(cat "$DCM_DEMO_RESULT" 2>/dev/null || true)
  [ -n "$word" ] || die "QGIS ended without a result (status $status): see $home/qgis.log and stuck.png"
  [ "$word" = ok ] || die "$word"
}

play_looks() {
  local screen scaling theme
  DCM_DEMO_DIR=$DCM_DEMO_DIR/looks
  rm -rf "$DCM_DEMO_DIR"
  for screen in "${SCREENS[@]}"; do
    for scaling in "${SCALINGS[@]}"; do
      for theme in light dark; do
        DCM_DEMO_LOOK=${screen}_$(awk -v s="$scaling" 'BEGIN { print 100 * s }')_$theme
        export DCM_DEMO_LOOK QT_SCALE_FACTOR=$scaling QT_SCALE_FACTOR_ROUNDING_POLICY=PassThrough
        say "pictures on $DCM_DEMO_LOOK"
        play looks "$screen" "$LOOK_SECONDS"
      done
    done
  done
  say "pictures in $DCM_DEMO_DIR"
}

play_loop() {
  say "QGIS plays the loop on a virtual screen, at most $((LOOP_SECONDS / 60)) minutes"
  mkdir -p "$DCM_DEMO_DIR"
  (cd "$DCM_DEMO_DIR" && rm -f -- *.png dispatch_sheet_*.pdf evaluation.xlsx case_history.json)
  play loop 1920x1080 "$LOOP_SECONDS"
  check_results
  say "results in $DCM_DEMO_DIR"
  echo "demo: ok"
}

open_desk() {
  say "opening QGIS; the private PostGIS stops when you close it"
  write_profile "$home/desk"
  export_for_run desk
  serve_outages &
  outages=$!
  say "to practise an outage: echo stop >$DCM_DEMO_SERVER, then echo start >$DCM_DEMO_SERVER"
  (run_qgis "$home/desk" "$home/qgis.log" "$ROOT/scripts/demo_run.py") \
    || die "QGIS ended with an error, see $home/qgis.log"
}

stop_outages() {
  [ -n "$outages" ] || return 0
  kill "$outages" 2>/dev/null || true
  wait "$outages" 2>/dev/null || true
  outages=''
}

# shellcheck disable=SC2317  # called by the trap
tidy() {
  stop_outages
  stop_display
  stop_cluster "$home/cluster"
}

case "$*" in
  '' | --reset | --looks) ;;
  *) die "usage: bash scripts/demo.sh [--reset | --looks]" ;;
esac
home='' outages=''
DCM_DEMO_DIR=$(realpath -m "${DCM_DEMO_DIR:-$ROOT/demo-output}")
if [ "$*" = --reset ]; then
  home=$(demo_home)
  reset_demo
  exit 0
fi
ensure_packages run
home=$(demo_home)
passwords=$home/passwords.json
mkdir -p "$home"
chmod 0711 "$home"
exec 8>"$home/lock"
flock -n 8 || die "another demo runs in $home"
trap tidy EXIT
say "starting a private PostGIS in $home"
start_cluster "$home/cluster" 8>&-
compile_translations
check_plugin
load_district
if [ "$*" = --looks ]; then
  play_looks
elif has_display; then
  open_desk
else
  play_loop
fi 8>&-
