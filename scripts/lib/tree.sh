# shellcheck shell=bash
# Another release of Debian in a folder (debootstrap, chroot). Needs common.sh and packages.sh, and root.
#
#   make_tree DIR SUITE          once; half a tree is never taken for a whole one
#   bring_network_settings DIR   proxies, certificates and pip's settings of this machine
#   bring_sources DIR            the checkout as it is now, without what git ignores
#   in_tree DIR COMMAND…         run inside, with the network of this machine; SHOWN names more folders
#                                to be seen inside, each as OUTSIDE:INSIDE

SHOWN=()

# The mirror this machine uses, if it is a Debian that has read its package lists; without one
# debootstrap takes Debian's own.
mirror() {
  # shellcheck disable=SC2016  # apt-get fills these in
  apt-get indextargets --format '$(REPO_URI) $(ORIGIN)' 2>/dev/null \
    | awk '$2 == "Debian" && $1 !~ /security|updates/ { print $1; exit }' || true
}

make_tree() {
  local dir=$1 suite=$2 name from
  [ -d "$dir" ] && return
  mapfile -t from < <(mirror)
  for name in debootstrap debian-archive-keyring; do
    installed "$name" || { apt-get update -q >&2 && apt_install "$name"; } || die "apt-get could not install $name"
  done
  say "making a tree of $suite in $dir (once, some minutes)"
  mkdir -p "$(dirname "$dir")"
  rm -rf "$dir.part"
  debootstrap --variant=minbase --include=ca-certificates,util-linux "$suite" "$dir.part" "${from[@]}" \
    >"$dir.log" 2>&1 || die "debootstrap failed, see $dir.log"
  # Nothing that is installed in there may start a service.
  printf '#!/bin/sh\nexit 101\n' >"$dir.part/usr/sbin/policy-rc.d"
  chmod 755 "$dir.part/usr/sbin/policy-rc.d"
  mv "$dir.part" "$dir"
}

copy_if_there() { if [ -r "$1" ]; then install -D -m 0600 "$1" "$2"; fi; }

bring_network_settings() {
  local dir=$1
  apt-config dump Acquire | grep -iE '::(proxy|cainfo|retries|timeout|verify)' \
    >"$dir/etc/apt/apt.conf.d/99machine" || true
  cp -L /etc/resolv.conf /etc/hosts "$dir/etc/"
  cp /usr/local/share/ca-certificates/*.crt "$dir/usr/local/share/ca-certificates/" 2>/dev/null || true
  chroot "$dir" /usr/sbin/update-ca-certificates >/dev/null 2>&1 || say "the certificates could not be updated"
  copy_if_there /etc/pip.conf "$dir/etc/pip.conf"
  copy_if_there "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf" "$dir/root/.config/pip/pip.conf"
}

bring_sources() {
  local target=$1
  rm -rf "$target"
  mkdir -p "$target"
  git -c safe.directory="$ROOT" ls-files -z --cached --others --exclude-standard \
    | tar --create --null --ignore-failed-read --files-from - 2>/dev/null | tar --extract --directory "$target" --no-same-owner
}

# Folders of packages that pip is told to look into; they are shown inside under the same names. The
# pages of a local index (…/simple) point at files beside it.
pip_folders() {
  { env | sed -n 's/^PIP_[A-Z_]*=//p'; /usr/bin/python3 -m pip config list 2>/dev/null | cut -d= -f2-; } \
    | grep -oE "(file://)?/[^' \"]+" | sed -E 's#^file://##; s#/simple/?$##' | sort -u \
    | while read -r folder; do if [ -d "$folder" ]; then echo "$folder:$folder"; fi; done
}

in_tree() {
  local dir=$1
  shift
  # shellcheck disable=SC2016  # for the inner shell
  BINDS=$(pip_folders; printf '%s\n' "${SHOWN[@]}") unshare --mount --propagation private bash -euc '
    dir=$1
    shift
    mount -t proc proc "$dir/proc"
    mount --rbind /dev "$dir/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$dir/dev/shm"
    while IFS=: read -r outside inside; do
      [ -n "$outside" ] || continue
      mkdir -p "$dir$inside"
      mount --bind -o ro "$outside" "$dir$inside"
    done <<<"$BINDS"
    unset DISPLAY WAYLAND_DISPLAY XAUTHORITY XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_CACHE_HOME DCM_TEST_DSN DCM_SHARED BINDS
    exec chroot "$dir" env HOME=/root LC_ALL=C.UTF-8 \
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
  ' in_tree "$dir" "$@"
}
