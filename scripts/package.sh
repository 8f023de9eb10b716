#!/usr/bin/env bash
# Build build/yuhua_dcm_plugin.zip for the QGIS plugin repository. Two builds of one commit are the same
# bytes: times come from the commit (or SOURCE_DATE_EPOCH), names are sorted.
#
#   bash scripts/package.sh                    for the plugin repository
#   bash scripts/package.sh --with-reportlab   build/yuhua_dcm_plugin-with-reportlab.zip, for seats whose
#                                              QGIS has no reportlab; handed out directly, since the
#                                              repository's scanner objects to what reportlab does
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
ZIP=$NAME.zip
case ${1:-} in
  '') ;;
  --with-reportlab) ZIP=$NAME-with-reportlab.zip ;;
  *) die "unknown argument: $1" ;;
esac

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

# Pure Python, for the oldest Python that a QGIS in use brings; only the very files named by their sums.
bring_reportlab() {
  "$VENV/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-compile --require-hashes \
    --only-binary :all: --platform any --python-version 3.9 --implementation py --abi none \
    --target "$BUILD/$NAME/extlibs" -r requirements-extlibs.txt >"$BUILD/pip.log" 2>&1 \
    || die "pip could not fetch reportlab, see $BUILD/pip.log"
  # Named after the folder it was made in.
  find "$BUILD/$NAME/extlibs" \( -name INSTALLER -o -name REQUESTED -o -name RECORD -o -name direct_url.json \) -delete
  rm -rf "$BUILD/$NAME/extlibs/bin"
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
  rm -f "$NAME.zip" "$BUILD/$ZIP"
  (cd "$BUILD" && find "$NAME" -type f | LC_ALL=C sort | TZ=UTC zip -X -q "$ZIP" -@)
}

rm -rf "${BUILD:?}/$NAME"
mkdir -p "$BUILD"
: >"$BUILD/pb_tool.log"
say "building $NAME"
if [ -d i18n ]; then pb translate; fi
compile_resources
# The guide behind F1. pb_tool would copy it only together with a build by Sphinx, which this is not.
"$VENV/bin/python" scripts/docs/help.py >>"$BUILD/pb_tool.log" 2>&1 || die "the guide could not be built, see $BUILD/pb_tool.log"
pb deploy -y -n -p "$BUILD"
cp -r help/build/html "$BUILD/$NAME/help"
if [ "$ZIP" != "$NAME.zip" ]; then bring_reportlab; fi
drop_private
pb zip -q -n -p "$BUILD"
repack "${SOURCE_DATE_EPOCH:-$(commit_time)}"
say "$BUILD/$ZIP: $(stat -c %s "$BUILD/$ZIP") bytes, sha256 $(sha256sum "$BUILD/$ZIP" | cut -c1-16)"
