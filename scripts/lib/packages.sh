# shellcheck shell=bash
# What the distribution has to give. Needs common.sh.

# RUN is what the product needs, TEST what the tests need beyond it, CHECK what .ci/run needs beyond that.
RUN_PACKAGES=(
  qgis python3-qgis python3-psycopg2 python3-reportlab fonts-wqy-zenhei
  postgresql-common postgis pyqt5-dev-tools qttools5-dev-tools
  qttranslations5-l10n xvfb xauth openbox scrot poppler-utils
)
TEST_PACKAGES=(python3-venv python3-markdown git zip)
CHECK_PACKAGES=(shellcheck)
# Suffixes after postgresql-NN; "" is the server itself.
RUN_SERVER_PACKAGES=("" -postgis-3)
TEST_SERVER_PACKAGES=(-pgtap -plpgsql-check)

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# pg_major: the PostgreSQL version to use: an installed one that has PostGIS, else the distribution's.
pg_major() {
  local folder major
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/ | sort -rV); do
    major=$(basename "$folder")
    if [ -x "$folder/bin/initdb" ] && installed "postgresql-$major-postgis-3"; then
      echo "$major"
      return
    fi
  done
  apt-cache depends postgresql 2>/dev/null | sed -n 's/^.*Depends: postgresql-\([0-9]\+\)$/\1/p' | head -n 1
}

# missing_packages SCOPE: names, one a line, that SCOPE (run, test or check) needs and the machine lacks.
missing_packages() {
  local scope=$1 major name wanted
  major=$(pg_major)
  wanted=("${RUN_PACKAGES[@]}")
  for name in "${RUN_SERVER_PACKAGES[@]}"; do wanted+=("postgresql-${major:-NN}$name"); done
  if [ "$scope" = check ]; then wanted+=("${CHECK_PACKAGES[@]}"); fi
  if [ "$scope" != run ]; then
    wanted+=("${TEST_PACKAGES[@]}")
    for name in "${TEST_SERVER_PACKAGES[@]}"; do wanted+=("postgresql-${major:-NN}$name"); done
  fi
  for name in "${wanted[@]}"; do installed "$name" || echo "$name"; done
}

# A server package makes and starts a cluster of its own; ours is private, so it is told not to.
without_main_cluster() {
  local folder=/etc/postgresql-common/createcluster.d file
  file=$folder/yuhua-dcm.conf
  as_admin mkdir -p "$folder"
  echo 'create_main_cluster = false' | as_admin tee "$file" >/dev/null
  local status=0
  "$@" || status=$?
  as_admin rm -f "$file"
  return "$status"
}

apt_install() {
  as_admin env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
    -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 --no-install-recommends "$@" >&2
}

# ensure_packages SCOPE: install what is missing; quick and without network when nothing is.
ensure_packages() {
  local scope=$1 missing
  have apt-get || die "missing apt-get: only Debian and Ubuntu are served"
  mapfile -t missing < <(missing_packages "$scope")
  [ "${#missing[@]}" -eq 0 ] && return
  is_root || have sudo || die "missing packages (no root, no sudo to install them): ${missing[*]}"
  say "reading the package lists"
  as_admin apt-get update -q -o DPkg::Lock::Timeout=600 >&2 \
    || die "apt-get update failed: is the package registry reachable? Missing: ${missing[*]}"
  mapfile -t missing < <(missing_packages "$scope")
  say "installing ${#missing[@]} packages, some minutes on a bare machine: ${missing[*]}"
  if printf '%s\n' "${missing[@]}" | grep -qE '^postgresql-[0-9]+$'; then
    without_main_cluster apt_install "${missing[@]}"
  else
    apt_install "${missing[@]}"
  fi || die "apt-get could not install: ${missing[*]}"
}
