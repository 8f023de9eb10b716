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

# run_qgis SECONDS DIR LOG SCRIPT: QGIS on the demo profile runs SCRIPT; 0 seconds is without limit.
run_qgis() {
  local seconds=$1 dir=$2 log=$3 script=$4
  QGIS_AUTH_PASSWORD_FILE=$dir/master-password \
    timeout -k 10 "$seconds" qgis --profiles-path "$dir" --profile "$PROFILE" --nologo --noversioncheck \
    --code "$script" >"$log" 2>&1
}
