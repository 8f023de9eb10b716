#!/usr/bin/env bash
# Make anew what is generated in docs/: the data dictionary (from a fresh database in a private cluster), the tables
# that come from sql/seed, the picture of the loop.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=scripts/lib/common.sh
. scripts/lib/common.sh
# shellcheck source=scripts/lib/packages.sh
. scripts/lib/packages.sh
# shellcheck source=scripts/lib/cluster.sh
. scripts/lib/cluster.sh

work=$(mktemp -d /tmp/dcm-docs.XXXXXX)
chmod 0711 "$work"
# shellcheck disable=SC2317  # called by the trap
tidy() { drop_cluster "$work"; }
trap tidy EXIT

ensure_packages run
start_cluster "$work" fast
PGPASSFILE=$work/pgpass
export PGPASSFILE PYTHONDONTWRITEBYTECODE=1
database=$(dsn "$work" postgres "$CLUSTER_SUPERUSER")
say "installing the schema"
/usr/bin/python3 -m yuhua_dcm_plugin.admin install --dsn "$database" >/dev/null
/usr/bin/python3 scripts/docs/data_dictionary.py --dsn "$database"
/usr/bin/python3 scripts/docs/seed_tables.py
/usr/bin/python3 scripts/docs/loop_picture.py
say "docs/ is up to date"
