# shellcheck shell=bash
# A QGIS profile of its own for the demo, in which nothing asks, nags or phones home. Needs common.sh.

PROFILE=demo

# write_profile DIR: DIR/profiles/demo with the plugin linked to this checkout. Kept when it is there.
write_profile() {
  local profile=$1/profiles/$PROFILE
  mkdir -p "$profile/QGIS" "$profile/python/plugins"
  ln -sfn "$ROOT" "$profile/python/plugins/yuhua_dcm_plugin"
  [ -e "$profile/QGIS/QGIS3.ini" ] || profile_settings >"$profile/QGIS/QGIS3.ini"
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

[core]
NewsFeed\httpsfeedqgisorg\disabled=true

[migration]
firstRunVersionFlag=99999
settings=true
INI
}

# master_password DIR: a file for QGIS_AUTH_PASSWORD_FILE, so that the authentication store opens by itself.
master_password() {
  local file=$1/master-password
  [ -s "$file" ] || (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$file")
  echo "$file"
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
  QGIS_AUTH_PASSWORD_FILE=$(master_password "$dir") \
    timeout -k 10 "$seconds" qgis --profiles-path "$dir" --profile "$PROFILE" --nologo --noversioncheck \
    --code "$script" >"$log" 2>&1
}
