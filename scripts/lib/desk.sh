# shellcheck shell=bash
# A QGIS profile of its own for the demo, in which nothing asks, nags or phones home. Needs common.sh.

PROFILE=demo

# write_profile DIR: DIR/profiles/demo with the plugin linked to this checkout. Kept when it is there.
write_profile() {
  local profile=$1/profiles/$PROFILE
  mkdir -p "$profile/QGIS" "$profile/python/plugins"
  ln -sfn "$ROOT" "$profile/python/plugins/yuhua_dcm_plugin"
  [ -e "$profile/QGIS/QGIS3.ini" ] || profile_settings >"$profile/QGIS/QGIS3.ini"
  [ -e "$profile/qgis-auth.db" ] || open_auth_store "$1" "$profile"
}

# open_auth_store DIR PROFILE: set the master password once. QGIS takes the one of
# QGIS_AUTH_PASSWORD_FILE only for a store that has one already, and asks in a modal box otherwise.
open_auth_store() {
  local password=$1/master-password
  [ -s "$password" ] || (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$password")
  QGIS_AUTH_DB_DIR_PATH=$2 QT_QPA_PLATFORM=offscreen /usr/bin/python3 - "$password" >/dev/null 2>&1 <<'PYTHON' \
    || die "QGIS's authentication store could not be made in $2"
import pathlib, sys
from qgis.core import QgsApplication

application = QgsApplication([], False)
application.initQgis()
password = pathlib.Path(sys.argv[1]).read_text()
made = QgsApplication.authManager().setMasterPassword(password, True)
application.exitQgis()
sys.exit(0 if made else 1)
PYTHON
}

profile_settings() {
  cat <<'INI'
[PythonPlugins]
yuhua_dcm_plugin=true
processing=true

[locale]
overrideFlag=true
userLocale=zh-Hans
globalLocale=zh_CN

[qgis]
checkVersion=false
showTips=false
enableMacros=Never
askToSaveProjectChanges=false
askToSaveMemoryLayers=false
iconSize=24

[app]
projections\unknownCrsBehavior=NoAction
projections\newProjectCrsBehavior=UseCrsOfFirstLayer
projections\promptWhenMultipleTransformsExist=false
plugin_installer\checkOnStart=false

[auth]
use_password_helper=false

[core]
NewsFeed\httpsfeedqgisorg\disabled=true

[migration]
firstRunVersionFlag=99999
settings=true
INI
}

# compile_translations: QGIS reads .qm files, which are not kept in the repository.
compile_translations() {
  local ts
  for ts in "$ROOT"/i18n/*.ts; do
    [ -e "$ts" ] || continue
    [ "${ts%.ts}.qm" -nt "$ts" ] || lrelease -silent "$ts" >&2 || die "lrelease failed on $ts"
  done
}

# check_plugin: a plugin that cannot be imported would stop QGIS in a modal box before anything runs.
check_plugin() {
  local answer
  answer=$(QT_QPA_PLATFORM=offscreen PYTHONPATH=$ROOT /usr/bin/python3 -W ignore \
    -c 'import yuhua_dcm_plugin.plugin' 2>&1) || die "the plugin cannot be imported: ${answer##*$'\n'}"
}

# run_qgis DIR LOG SCRIPT: become QGIS on the demo profile, which runs SCRIPT. It takes the place of the
# shell: call it in a subshell or in the background.
run_qgis() {
  local dir=$1 log=$2 script=$3
  export QGIS_AUTH_PASSWORD_FILE=$dir/master-password
  exec qgis --profiles-path "$dir" --profile "$PROFILE" --nologo --noversioncheck \
    --code "$script" >"$log" 2>&1
}

# wait_for_qgis PID SECONDS RESULT PICTURE: wait for it to leave by itself. Once RESULT is written it has
# 20 s for that; after SECONDS in all it is ended, and PICTURE shows what it was doing.
wait_for_qgis() {
  local pid=$1 seconds=$2 result=$3 picture=$4
  while kill -0 "$pid" 2>/dev/null; do
    if [ -s "$result" ] && [ "$seconds" -gt 20 ]; then seconds=20; fi
    if [ "$seconds" -eq 0 ]; then
      scrot -o "$picture" 2>/dev/null || true
      kill "$pid"
    elif [ "$seconds" -eq -10 ]; then
      kill -KILL "$pid"
    fi
    seconds=$((seconds - 1))
    sleep 1
  done
  wait "$pid"
}
