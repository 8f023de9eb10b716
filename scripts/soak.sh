#!/usr/bin/env bash
# Full sizes: long tests (pytest -m soak, in a random order) and the benchmarks. Hours, not minutes.
# Appends what was measured to docs/soak-results.md.
#
#   bash scripts/soak.sh [ARGUMENTS FOR benchmarks/run.py]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/common.sh
. scripts/lib/common.sh
# shellcheck source=scripts/lib/packages.sh
. scripts/lib/packages.sh
# shellcheck source=scripts/lib/cluster.sh
. scripts/lib/cluster.sh
# shellcheck source=scripts/lib/python.sh
. scripts/lib/python.sh

REPORT=docs/soak-results.md
# What pytest answers when no test carries the mark.
NOTHING_COLLECTED=5

work=$(mktemp -d /tmp/dcm-soak.XXXXXX)
chmod 0711 "$work"
# shellcheck disable=SC2317  # called by the trap
tidy() {
  drop_cluster "$work/cluster"
  rm -rf "$work"
}
trap tidy EXIT

long_tests() {
  local status=0
  DCM_SOAK=1 bash scripts/test.sh -m soak -p randomly 2>&1 | tee "$work/pytest.log" || status=$?
  [ "$status" -eq 0 ] || [ "$status" -eq "$NOTHING_COLLECTED" ]
}

on_latest_qgis() { bash scripts/test-qgis-latest.sh -q --no-cov 2>&1 | tee "$work/latest.log"; }

# fsync stays on: these figures are to be compared with a server's.
benchmarks() {
  [ -e benchmarks/run.py ] || { say "no benchmarks/run.py"; return; }
  start_cluster "$work/cluster" safe
  DCM_TEST_DSN=$(dsn "$work/cluster" postgres "$CLUSTER_SUPERUSER")
  export DCM_TEST_DSN PGPASSFILE=$work/cluster/pgpass
  DCM_SOAK=1 "$VENV/bin/python" benchmarks/run.py "$@" | tee "$work/benchmarks.log"
  QT_QPA_PLATFORM=offscreen "$VENV/bin/python" benchmarks/census_import.py | tee -a "$work/benchmarks.log"
  "$VENV/bin/python" benchmarks/clock.py | tee -a "$work/benchmarks.log"
  # Answers 1 where a bound is missed: the table says so, and the run goes on.
  QT_QPA_PLATFORM=offscreen "$VENV/bin/python" benchmarks/component_drawing.py | tee -a "$work/benchmarks.log" || true
  QT_QPA_PLATFORM=offscreen "$VENV/bin/python" benchmarks/sheets.py | tee -a "$work/benchmarks.log"
}

machine() { printf '%s cores, %s, PostgreSQL %s' "$(nproc)" "$(. /etc/os-release && echo "$PRETTY_NAME")" "$(pg_major)"; }

append_report() {
  [ -e "$REPORT" ] || printf '# Full-size runs\n\nAppended by scripts/soak.sh, newest last.\n' >"$REPORT"
  {
    printf '\n## %s, commit %s\n\n%s.\n' "$(date +%F)" "$(git rev-parse --short HEAD)" "$(machine)"
    printf '\n| run | result |\n|---|---|\n| tests | %s |\n' "$(tail -n 1 "$work/pytest.log" | tr -d '=' | xargs)"
    printf '| all tests on Debian 13, QGIS 3.40 | %s |\n' "$(tail -n 1 "$work/latest.log" | tr -d '=' | xargs)"
    if [ -s "$work/benchmarks.log" ]; then
      echo
      cat "$work/benchmarks.log"
    fi
  } >>"$REPORT"
}

mkdir -p docs
ensure_packages test
ensure_venv
status=0
long_tests || status=1
on_latest_qgis || status=1
benchmarks "$@" || status=1
append_report
say "appended to $REPORT"
exit "$status"
