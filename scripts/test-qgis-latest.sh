#!/usr/bin/env bash
# Every test once more on the newest QGIS that Debian carries (Debian 13: QGIS 3.40, Python 3.13,
# PostGIS 3.5), inside a tree of its own. The tree is made once, some minutes and 3 GB, and kept.
#
#   bash scripts/test-qgis-latest.sh                 all tests; the last line is pytest's
#   bash scripts/test-qgis-latest.sh tests/x.py -k y arguments go to pytest
#   bash scripts/test-qgis-latest.sh --version       make the tree and install what is missing, no test
#
# DCM_LATEST_TREE  where the tree lies (default ~/.cache/yuhua-dcm/trixie)
# DCM_LATEST_SUITE Debian's release (default trixie)
#
# Needs root, through sudo when started by somebody else. Mounts live in a namespace of their own and
# are gone with the script.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/common.sh
. scripts/lib/common.sh
# shellcheck source=scripts/lib/packages.sh
. scripts/lib/packages.sh
# shellcheck source=scripts/lib/tree.sh
. scripts/lib/tree.sh

SUITE=${DCM_LATEST_SUITE:-trixie}
TREE=${DCM_LATEST_TREE:-${XDG_CACHE_HOME:-$HOME/.cache}/yuhua-dcm/$SUITE}
# Inside the tree.
WORK=/srv/yuhua_dcm_plugin

if ! is_root; then
  have sudo || die "needs root for chroot, and there is no sudo"
  exec sudo --preserve-env "DCM_LATEST_TREE=$TREE" bash "$0" "$@"
fi

make_tree "$TREE" "$SUITE"
bring_network_settings "$TREE"
bring_sources "$TREE$WORK"
# Test data that lies beside the checkout lies beside it inside, too.
BESIDE=${DCM_SHARED:-$ROOT/../shared}
if [ -d "$BESIDE" ]; then SHOWN=("$(realpath "$BESIDE"):/srv/shared"); fi
say "running the tests on $SUITE"
in_tree "$TREE" env DCM_VENV=/srv/venv bash "$WORK/scripts/test.sh" "$@"
