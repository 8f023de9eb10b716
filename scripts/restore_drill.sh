#!/usr/bin/env bash
# Restore drill (恢复演练): proves that a backup can be brought back on a server that knows nothing of it.
#
#   bash scripts/restore_drill.sh                        make a small demo district, back it up, restore it
#   bash scripts/restore_drill.sh GLOBALS DUMP [DIGEST]  restore a backup of yours, made as the administrator's
#                                                        guide says; DIGEST is YYYY-MM-DD:HEX as printed that day
#
# DRILL_CASES  past cases of the demo district (default 2000)
#
# Everything happens in private clusters in a folder of its own that is removed at the end; no server of yours
# is touched. The last line is "restore drill: ok".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/common.sh
. scripts/lib/common.sh
# shellcheck source=scripts/lib/packages.sh
. scripts/lib/packages.sh
# shellcheck source=scripts/lib/cluster.sh
. scripts/lib/cluster.sh

CASES=${DRILL_CASES:-2000}
DBNAME=dcm
COUNTS="select count(*) || ' cases, ' || (select count(*) from dcm.case_event) || ' events, '
  || (select count(*) from dcm.case_person) || ' personal data, ' || (select count(*) from dcm.component)
  || ' components, ' || (select count(*) from dcm.staff) || ' people' from dcm.case_file"
# What a seat of the hall does all day; rolled back.
TAKE_A_REPORT="begin; select dcm_app.register_case('{\"source\": \"hotline\", \"kind\": \"event\",
  \"class_code\": \"0102\", \"description\": \"恢复演练\"}')->>'stage'; rollback"

work=$(mktemp -d /tmp/dcm-drill.XXXXXX)
chmod 0711 "$work"
# shellcheck disable=SC2317  # called by the trap
tidy() {
  drop_cluster "$work/old"
  drop_cluster "$work/new"
  rm -rf "$work"
}
trap tidy EXIT

# tool NAME WHERE ARGUMENTS…: a client program of the cluster's own version, as its superuser.
tool() {
  PGPASSFILE=$work/$2/pgpass PGHOST=$(socket_dir "$work/$2") PGUSER=${AS:-$CLUSTER_SUPERUSER} \
    "$(cluster_bin "$work/$2")/$1" "${@:3}"
}

sql() { tool psql "$1" -XAtq -v ON_ERROR_STOP=1 -d "$2" -c "$3"; }

admin() {
  PGPASSFILE=$work/$1/pgpass PYTHONPATH=$ROOT /usr/bin/python3 -m yuhua_dcm_plugin.admin \
    "$2" --dsn "$(dsn "$work/$1" "$database" "$CLUSTER_SUPERUSER")" "${@:3}"
}

make_district() {
  say "a demo district with $CASES past cases"
  start_cluster "$work/old" fast
  sql old postgres "create database $DBNAME"
  admin old install >/dev/null
  admin old load-demo --cases "$CASES" --passwords "$work/passwords.json" >/dev/null
  sql old postgres "create role dcm_backup login bypassrls in role pg_read_all_data password '$secret'"
  sql old postgres "create role nosy login in role pg_read_all_data password '$secret'"
}

password_of() { /usr/bin/python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$work/passwords.json" "$1"; }

# A backup by a role that does not see everything must not look like one.
wrong_roles() {
  echo "--- pg_dump by a dcm_admin"
  PGPASSWORD=$(password_of admin01) AS=admin01 refused tool pg_dump old -Fc -f "$work/wrong.dump" "$DBNAME"
  echo "--- pg_dump by a role that may read all data, but not past row-level security"
  PGPASSWORD=$secret AS=nosy refused tool pg_dump old -Fc -f "$work/wrong.dump" "$DBNAME"
  echo "--- the same with --enable-row-security: it succeeds, and holds no case"
  PGPASSWORD=$secret AS=nosy tool pg_dump old --enable-row-security -Fc -f "$work/wrong.dump" "$DBNAME"
  echo "cases in it: $(tool pg_restore old -a -t case_file -f - "$work/wrong.dump" | grep -c '^[0-9]' || true)"
}

refused() {
  if "$@" 2>&1; then die "this should have been refused: $*"; fi
}

back_up() {
  echo "--- backup by dcm_backup (BYPASSRLS, pg_read_all_data)"
  PGPASSWORD=$secret AS=dcm_backup tool pg_dumpall old --globals-only -f "$globals"
  PGPASSWORD=$secret AS=dcm_backup tool pg_dump old -Fc -f "$dump" "$DBNAME"
  before=$(sql old "$database" "$COUNTS")
  digest=$(admin old check --digest | sed -n 's/^digest //p')
  printf 'before: %s\nbefore: digest %s\n' "$before" "$digest"
}

restore() {
  say "restoring into a fresh cluster"
  start_cluster "$work/new" fast
  # The fresh server has its own superuser; the old one's password must not replace it.
  sed -E "/^(CREATE|ALTER) ROLE $CLUSTER_SUPERUSER( |;)/d" "$globals" >"$work/roles.sql"
  tool psql new -Xq -v ON_ERROR_STOP=1 -d postgres -f "$work/roles.sql"
  # --create brings the rights on the database itself along; without it PUBLIC could make temporary tables.
  tool pg_restore new --create --exit-on-error -j 2 -d postgres "$dump"
}

compare() {
  after=$(sql new "$database" "$COUNTS")
  echo "after:  $after"
  if [ -n "$digest" ]; then
    admin new check --digest "$digest" || die "the restored district is not the one that was saved"
    echo "after:  digest $digest"
  else
    admin new check || die "the restored district has faults"
  fi
  [ -z "$before" ] || [ "$after" = "$before" ] || die "rows were lost"
}

# The logins came with the globals, passwords and all.
work_there() {
  local stage
  stage=$(PGPASSWORD=$(password_of seat01) AS=seat01 sql new "$database" "$TAKE_A_REPORT")
  [ "$stage" = intake ] || die "a seat of the hall cannot work on the restored server"
  echo "seat01 signed in with the old password and took in a report"
}

[ "$#" -eq 0 ] || { [ "$#" -ge 2 ] && [ -r "$1" ] && [ -r "$2" ]; } \
  || die "usage: bash scripts/restore_drill.sh [GLOBALS DUMP [YYYY-MM-DD:HEX]]"
globals=${1:-$work/globals.sql} dump=${2:-$work/$DBNAME.dump} digest=${3:-} before=''
ensure_packages run
database=$DBNAME
if [ "$#" -eq 0 ]; then
  secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  make_district
  wrong_roles
  back_up
else
  database=$("/usr/lib/postgresql/$(pg_major)/bin/pg_restore" -l "$dump" | sed -n 's/^; *dbname: //p')
fi
restore
compare
[ "$#" -gt 0 ] || work_there
echo "restore drill: ok"
