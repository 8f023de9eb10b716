#!/usr/bin/env bash
# Build build/yuhua_dcm_plugin.zip for the QGIS plugin repository. Two builds of one commit are the same
# bytes: times come from the commit (or SOURCE_DATE_EPOCH), names are sorted.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/common.sh
. scripts/lib/common.sh
# shellcheck source=scripts/lib/packages.sh
. scripts/lib/packages.sh
# shellcheck source=scripts/lib/python.sh
. scripts/lib/python.sh

NAME=yuhua_dcm_plugin
BUILD=build

ensure_packages test
ensure_venv

# pb_tool finds lrelease, pyrcc5 and zip on the path, and writes the zip into the working folder.
pb() { "$VENV/bin/pb_tool" "$@" >>"$BUILD/pb_tool.log" 2>&1 || die "pb_tool $1 failed, see $BUILD/pb_tool.log"; }

commit_time() { git log -1 --format=%ct 2>/dev/null || date +%s; }

# Resources compiled for PyQt5 alone would not import in QGIS 4. pyrcc5 orders files by a random hash
# and writes down when they were last touched: both are fixed here.
compile_resources() {
  find icons -type f -exec touch -d "@${SOURCE_DATE_EPOCH:-$(commit_time)}" {} +
  QT_HASH_SEED=0 pyrcc5 -o resources.py resources.qrc
  sed -i 's/^from PyQt5 import/from qgis.PyQt import/' resources.py
}

# What lies in the folders that are copied whole, but belongs to the workshop.
drop_private() {
  rm -rf "$BUILD/$NAME/sql/tests"
  find "$BUILD/$NAME" -name __pycache__ -prune -exec rm -rf {} +
  find "$BUILD/$NAME" -type f \( -name '*.pyc' -o -name '.*' -o -name '*~' -o -name '*.orig' -o -name '*.rej' -o -name '*.bak' \
    -o -name '*.swp' \) -delete
}

# pb_tool stamps the hour of the build; the commit says more and stays the same.
repack() {
  local seconds=$1 stamp
  stamp=$(date -u -d "@$seconds" +%Y-%m-%dT%H:%M:%SZ)
  sed -i -E "s/^(dateTime *[=:] *).*/\1$stamp/" "$BUILD/$NAME/metadata.txt"
  find "$BUILD/$NAME" -exec touch -d "@$seconds" {} +
  find "$BUILD/$NAME" -type d -exec chmod 755 {} +
  find "$BUILD/$NAME" -type f -exec chmod 644 {} +
  rm -f "$NAME.zip" "$BUILD/$NAME.zip"
  (cd "$BUILD" && find "$NAME" -type f | LC_ALL=C sort | TZ=UTC zip -X -q "$NAME.zip" -@)
}

rm -rf "${BUILD:?}/$NAME"
mkdir -p "$BUILD"
: >"$BUILD/pb_tool.log"
say "building $NAME"
if [ -d i18n ]; then pb translate; fi
compile_resources
pb deploy -y -n -p "$BUILD"
drop_private
pb zip -q -n -p "$BUILD"
repack "${SOURCE_DATE_EPOCH:-$(commit_time)}"
say "$BUILD/$NAME.zip: $(stat -c %s "$BUILD/$NAME.zip") bytes, sha256 $(sha256sum "$BUILD/$NAME.zip" | cut -c1-16)"
