# shellcheck shell=bash
# The test tools in .venv, over the system's Python, which is the one with the qgis bindings. Needs common.sh.

VENV=${DCM_VENV:-$ROOT/.venv}

venv_stamp() { { cat "$ROOT/requirements-dev.txt"; /usr/bin/python3 -VV; } | sha256sum | cut -d' ' -f1; }

venv_current() { [ "$(cat "$VENV/.stamp" 2>/dev/null)" = "$(venv_stamp)" ]; }

make_venv() {
  venv_current && return
  say "making the test tools' environment (once)"
  "$VENV/bin/python" -c '' 2>/dev/null \
    || /usr/bin/python3 -m venv --system-site-packages --clear "$VENV" \
    || die "python3 -m venv failed: is python3-venv installed?"
  "$VENV/bin/python" -m pip install -q --disable-pip-version-check --ignore-installed -r "$ROOT/requirements-dev.txt" >"$VENV/pip.log" 2>&1 \
    || die "pip could not fetch the test tools, see $VENV/pip.log: $(grep -m 1 -E '^ERROR' "$VENV/pip.log")"
  venv_stamp >"$VENV/.stamp"
}

ensure_venv() { venv_current || locked "$ROOT/.venv.lock" make_venv; }
