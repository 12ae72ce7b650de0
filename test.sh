#!/usr/bin/env bash
# The test command: installs from Debian's packages what is missing, builds everything with warnings as errors,
# runs every test project, and ends with a line "N passed, N failed".
#
#   ./test.sh               everything, on SQLite
#   ./test.sh --postgresql  everything, and the API's tests once more on PostgreSQL
#   ./test.sh --quick       the rules, and of the API and the pages what changed against main (else the last commit): for daily work
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive
export DOTNET_gcServer=0 DOTNET_TieredPGO=0 # many short-lived processes: no heap for each core, no counting of calls for later
configuration=Release
results=$PWD/test-output/results
mode=${1:-}

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

# run NAME PROJECT [ARGUMENT...]: the tests of a project, as its own program; what it says is kept, and shown when something fails.
run() {
  local name=$1 project=$2
  shift 2
  local began=$SECONDS
  if "tests/$project/bin/$configuration/net10.0/$project" -noLogo -noColor -result-trx "$results/$name.trx" "$@" >"$results/$name.log" 2>&1; then
    echo "== $name: $((SECONDS - began)) s"
  else
    echo "== $name: $((SECONDS - began)) s, FAILED"
    grep -v '^ *\(Discover\|Start\|Finish\)' "$results/$name.log" | tail -n 400
    touch "$results/$name.failed"
  fi
}

# The sum over all projects, from what the runner wrote.
sum() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ s += $1 } END { print s + 0 }'; }

finish() {
  local passed failed broken
  passed=$(sum passed)
  failed=$(($(sum failed) + $(sum error)))
  broken=$(find "$results" -name '*.failed' | wc -l)
  [ "$broken" -gt 0 ] && [ "$failed" -eq 0 ] && failed=$broken # a project that did not even report
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

quick() {
  local base changed rooms arguments=()
  base=$(git merge-base HEAD main 2>/dev/null || git rev-parse HEAD)
  changed=$( (git diff --name-only "$base"; git ls-files --others --exclude-standard) | sort -u)
  dotnet build tests/Enforcement.Workflows.Tests -c "$configuration" -v quiet
  run Workflows Enforcement.Workflows.Tests
  # A room of the API is tested by the namespace of its name. What all rooms share (Shared, Data, the tests' own tools) is for the whole run.
  rooms=$(echo "$changed" | sed -n 's#^\(src/Enforcement.Api\|tests/Enforcement.Api.Tests\)/\([A-Za-z]*\)/.*#\2#p' | sort -u)
  for room in $rooms; do
    [ -d "tests/Enforcement.Api.Tests/$room" ] && arguments+=(-namespace "Enforcement.Api.Tests.$room")
  done
  if [ ${#arguments[@]} -gt 0 ]; then
    dotnet build tests/Enforcement.Api.Tests -c "$configuration" -v quiet
    run Api Enforcement.Api.Tests "${arguments[@]}"
  fi
  if echo "$changed" | grep -q '^\(src/Enforcement.Web\|tests/Enforcement.Web.Tests\)/'; then
    dotnet build tests/Enforcement.Web.Tests -c "$configuration" -v quiet
    run Web Enforcement.Web.Tests
  fi
}

rm -rf "$results"
mkdir -p "$results"

if [ "$mode" = --quick ]; then
  quick
  finish
  exit
fi

install_missing chromium fonts-noto-cjk fonts-wqy-microhei gdal-bin libimage-exiftool-perl libreoffice-writer-nogui fonts-hanazono poppler-utils python3-aiosmtpd postgresql
command -v npm >/dev/null || install_missing nodejs npm

dotnet tool restore >/dev/null
dotnet build Enforcement.sln -c "$configuration" -v quiet

# Two at once: while one waits (for a converter, a receiver, a browser) the other works.
on_postgresql() {
  # The tests start a server of their own, on a port of its own.
  [ "$mode" != --postgresql ] || Enforcement__Database__Provider=PostgreSql run "$1" Enforcement.Api.Tests "${@:2}"
}
{
  run Workflows Enforcement.Workflows.Tests
  run Web Enforcement.Web.Tests
  run EndToEnd Enforcement.EndToEnd.Tests
  run Processes Enforcement.Api.Tests -class '*.KillTests' -class '*.SeveralProcessesTests'
  on_postgresql PostgreSql-1 -namespace Enforcement.Api.Tests.Notifications -namespace Enforcement.Api.Tests.Documents -namespace Enforcement.Api.Tests.Identity
} &
run Api Enforcement.Api.Tests -class- '*.KillTests' -class- '*.SeveralProcessesTests'
# SeveralProcessesTests are on PostgreSQL always, and kill there more than KillTests would.
on_postgresql PostgreSql-2 -namespace- Enforcement.Api.Tests.Notifications -namespace- Enforcement.Api.Tests.Documents -namespace- Enforcement.Api.Tests.Identity -class- '*.SeveralProcessesTests' -class- '*.KillTests'
wait
finish
