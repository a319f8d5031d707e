#!/usr/bin/env bash
# Everything that must hold, set up and run: build without warnings, format, all tests.
# The last line is always "N passed, N failed"; the exit code is 0 only if all ran and passed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NO_PROXY="localhost,127.0.0.1${NO_PROXY:+,$NO_PROXY}" MSBUILDDISABLENODEREUSE=1
export E2E_ARTIFACTS="$PWD/artifacts/e2e"
readonly RESULTS="$PWD/artifacts/tests"
passed=0 failed=0 skipped=0

usage() {
  cat <<'USAGE'
Usage: ./test.sh [--fast | --help]

  (nothing)   build, format, and all tests
  --fast      leave out the end-to-end tests in the browser

On Debian, with root or sudo, Chromium and PostgreSQL are installed when they are missing. The tests start a server of
their own; that of the machine is not touched.
The .NET 10 SDK and Node.js 20 or later must be there. Logs and pictures are put in artifacts/.
USAGE
}

summary() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -gt 0 ] && line+=", $skipped skipped"
  echo "$line"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# Something that is not a test went wrong; it counts as one failure.
broken() { printf 'test.sh: %s\n' "$*"; failed=$((failed + 1)); }
give_up() { broken "$@"; summary; exit 1; }

has_chromium() { [ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ]; }

has_postgresql() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; }

apt_install() {
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo -n)
  command -v apt-get >/dev/null && "${root[@]}" true 2>/dev/null ||
    give_up "missing: $*. Install them; this script can only do it on Debian, with root or sudo."
  "${root[@]}" apt-get update -qq >/dev/null &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    give_up "apt-get could not install: $*"
}

# Schema validation, for the tests of cards and of the manifest.
install_ajv() {
  [ -d tests/.node/node_modules/ajv ] && [ -d tests/.node/node_modules/ajv-draft-04 ] && [ -d tests/.node/node_modules/ajv-formats ] && return
  mkdir -p tests/.node
  npm install --prefix tests/.node --no-save --no-package-lock --no-audit --no-fund --loglevel=error ajv@8.17.1 ajv-draft-04@1.0.0 ajv-formats@3.0.1 ||
    give_up 'npm could not install ajv.'
}

set_up() {
  command -v dotnet >/dev/null && dotnet --version >/dev/null 2>&1 || give_up 'the .NET 10 SDK is missing: https://dot.net/download'
  command -v npm >/dev/null || give_up 'Node.js 20 or later (with npm) is missing.'

  [ -n "$fast" ] || has_chromium || apt_install chromium
  has_postgresql || apt_install postgresql

  install_ajv
  [ -n "$fast" ] || ./run.sh --install || give_up 'the playground could not be installed.'
  rm -rf artifacts/tests artifacts/e2e
  mkdir -p "$RESULTS"
}

# Thousands of databases are made, and each waits until the disk has what it wrote: in memory, where there is room for it, that takes half the time.
write_into_memory() {
  [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && ! grep -q '^[^ ]* /dev/shm [^ ]* [^ ]*noexec' /proc/mounts || return 0
  local room free
  room=$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')
  free=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)
  if [ "${room:-0}" -ge 6000000 ] && [ "${free:-0}" -ge 10000000 ]; then export TMPDIR=/dev/shm; fi
}

# The figures of one project, from its result file: total executed passed failed error timeout aborted.
counted() {
  sed -n 's/.*<Counters total="\([0-9]*\)" executed="\([0-9]*\)" passed="\([0-9]*\)" failed="\([0-9]*\)" error="\([0-9]*\)" timeout="\([0-9]*\)" aborted="\([0-9]*\)".*/\1 \2 \3 \4 \5 \6 \7/p' "$1"
}

run_tests() {
  local name=$1 code=0 figures total executed good bad error timeout aborted
  echo "== $name"
  dotnet test "tests/$name" --no-build -c Release -v q --results-directory "$RESULTS" --logger "trx;LogFileName=$name.trx" \
    --logger 'console;verbosity=minimal' --blame-hang --blame-hang-timeout 5m --blame-hang-dump-type none || code=$?

  figures=$(counted "$RESULTS/$name.trx" 2>/dev/null)
  [ -n "$figures" ] || { broken "$name did not run."; return; }

  read -r total executed good bad error timeout aborted <<<"$figures"
  bad=$((bad + error + timeout + aborted))
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  [ "$total" -gt 0 ] || broken "$name has no tests."
  [ "$code" -eq 0 ] || [ "$bad" -gt 0 ] || broken "$name ended with code $code."
}

fast=''
case "${1:-}" in
  '') ;;
  --fast) fast=1 ;;
  --help | -h) usage; exit ;;
  *) usage >&2; exit 2 ;;
esac

set_up
dotnet build ConversationCoach.sln -c Release -warnaserror -v q -nologo || give_up 'the build failed.'
# Style and analysers are errors of the build already, so this looks only at the white space.
dotnet format whitespace . --folder --verify-no-changes || broken 'the format is off: run dotnet format.'

write_into_memory
for project in tests/*.Tests; do
  name=$(basename "$project")
  [ -n "$fast" ] && [ "$name" = EndToEnd.Tests ] && continue
  run_tests "$name"
done

summary
