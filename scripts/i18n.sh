#!/usr/bin/env bash
# Translations: collect the strings of all sources into i18n/*.ts, and make the .qm files QGIS reads.
#
#   bash scripts/i18n.sh           collect and compile
#   bash scripts/i18n.sh compile   compile only, where a .ts is newer than its .qm
#
# .qm files are not kept in the repository: scripts/{demo,test,package}.sh make them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/common.sh
. scripts/lib/common.sh

TS=i18n/yuhua_dcm_plugin_zh_CN.ts

# What has no file or line left is dropped; lines are not kept, so that only words make a difference.
collect() {
  mapfile -t sources < <(find yuhua_dcm_plugin -name '*.py' | LC_ALL=C sort)
  pylupdate5 -noobsolete "${sources[@]}" -ts "$TS" 2>/dev/null
  sed -i '/^ *<location /d' "$TS"
}

compile() {
  local ts
  for ts in i18n/*.ts; do
    [ "${ts%.ts}.qm" -nt "$ts" ] || lrelease -silent "$ts" >&2 || die "lrelease failed on $ts"
  done
}

[ "${1:-}" = compile ] || collect
compile
