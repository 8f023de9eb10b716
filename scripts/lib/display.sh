# shellcheck shell=bash
# A virtual screen with a window manager, so that focus and stacking behave as on a desk. Needs common.sh.

DISPLAY_PIDS=()

# has_display: a screen that is really there; DISPLAY alone may be left over from elsewhere.
has_display() {
  [ -n "${WAYLAND_DISPLAY:-}" ] && [ -S "${XDG_RUNTIME_DIR:-/nonexistent}/$WAYLAND_DISPLAY" ] && return
  case ${DISPLAY:-} in
    '') return 1 ;;
    :*) [ -S "/tmp/.X11-unix/X$(printf '%s' "${DISPLAY#:}" | cut -d. -f1)" ] ;;
    *) return 0 ;;
  esac
}

# start_display WIDTHxHEIGHT: Xvfb chooses a free number itself; DISPLAY is exported.
start_display() {
  local size=$1 number_file number='' waited=0
  number_file=$(mktemp)
  Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset 3>"$number_file" >/dev/null 2>&1 &
  DISPLAY_PIDS+=($!)
  while [ -z "$number" ]; do
    sleep 0.1
    waited=$((waited + 1))
    [ "$waited" -le 150 ] || die "Xvfb did not start"
    number=$(cat "$number_file")
  done
  rm -f "$number_file"
  export DISPLAY=":$number"
  unset XAUTHORITY WAYLAND_DISPLAY
  openbox >/dev/null 2>&1 &
  DISPLAY_PIDS+=($!)
}

stop_display() {
  local pid
  for pid in "${DISPLAY_PIDS[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${DISPLAY_PIDS[@]}"; do wait "$pid" 2>/dev/null || true; done
  DISPLAY_PIDS=()
}
