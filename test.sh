#!/usr/bin/env bash
# The test command: installs from Debian's packages what is missing, builds everything with warnings as errors,
# runs every test project, and ends with a line "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive
configuration=Release
results=test-output/results

install_missing() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  echo "Installing ${missing[*]}"
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_missing chromium fonts-noto-cjk fonts-wqy-microhei gdal-bin libimage-exiftool-perl libreoffice-writer-nogui fonts-hanazono poppler-utils python3-aiosmtpd
command -v npm >/dev/null || install_missing nodejs npm

dotnet tool restore >/dev/null
dotnet build Enforcement.sln -c "$configuration" -v quiet

rm -rf "$results"
failed_projects=0
for project in tests/*.Tests; do
  echo "== $(basename "$project")"
  dotnet test "$project" -c "$configuration" --no-build --logger "trx;LogFileName=$(basename "$project").trx" --results-directory "$results" \
    --logger "console;verbosity=minimal" || failed_projects=$((failed_projects + 1))
done

# The sum over all projects, from what the runner wrote.
sum() { cat "$results"/*.trx | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ s += $1 } END { print s + 0 }'; }
passed=$(sum passed)
failed=$(sum failed)
[ "$failed_projects" -gt 0 ] && [ "$failed" -eq 0 ] && failed=$failed_projects # a project that did not even report
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
