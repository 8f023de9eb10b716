#!/usr/bin/env bash
# Every test, SQL and Python, on a private PostGIS and a virtual screen. What is missing is installed.
#
#   bash scripts/test.sh                 all, with coverage; the last line is pytest's
#   bash scripts/test.sh tests/x.py -k y arguments go to pytest
#
# DCM_TEST_DSN  a superuser's libpq string: use that server instead of a private one
# DCM_VENV      where the test tools live (default .venv)
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
# shellcheck source=scripts/lib/python.sh
. scripts/lib/python.sh

work=''
# shellcheck disable=SC2317  # called by the trap
tidy() {
  stop_display
  [ -n "$work" ] || return 0
  drop_cluster "$work/cluster"
  rm -rf "$work"
}
trap tidy EXIT

start_server() {
  [ -n "${DCM_TEST_DSN:-}" ] && return
  start_cluster "$work/cluster" fast
  DCM_TEST_DSN=$(dsn "$work/cluster" postgres "$CLUSTER_SUPERUSER")
  export DCM_TEST_DSN PGPASSFILE=$work/cluster/pgpass
}

ensure_packages test
ensure_venv
say "starting PostGIS and a screen"
work=$(mktemp -d /tmp/dcm-test.XXXXXX)
chmod 0711 "$work"
# Qt complains where no session manager has made one.
mkdir -m 0700 "$work/run"
export XDG_RUNTIME_DIR=$work/run
start_server
start_display 1920x1080
# A desk's own settings must not reach the tests.
unset PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGSERVICE QT_QPA_PLATFORM
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai PYTHONDONTWRITEBYTECODE=1

arguments=("$@")
if [ "$#" -eq 0 ]; then
  arguments=(--cov --cov-report=term:skip-covered)
fi
status=0
"$VENV/bin/python" -m pytest "${arguments[@]}" || status=$?
# A crash of QGIS leaves no closing line; say so in one.
if [ "$status" -gt 128 ]; then say "pytest was ended by signal $((status - 128))"; fi
exit "$status"
