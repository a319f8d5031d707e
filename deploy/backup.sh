#!/usr/bin/env bash
# Two copies of a PostgreSQL storage: one of the data, which may be kept for long, and one of the key store, of which only the
# last days are kept. Whoever was erased since is unreadable in the first as soon as the second has forgotten them.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: deploy/backup.sh 'host=... dbname=... user=...' DATA_FOLDER KEYS_FOLDER

The two folders should be on different storage, with different people who may read them.
KEYS_DAYS (7) is how long a copy of the key store is kept; older ones are removed. PGPASSWORD and ~/.pgpass are honoured.
USAGE
}

[ $# -eq 3 ] || { usage >&2; exit 2; }
readonly DATABASE=$1 DATA=$2 KEYS=$3 DAYS=${KEYS_DAYS:-7}
[ "$(realpath -m "$DATA")" != "$(realpath -m "$KEYS")" ] || { echo 'backup.sh: the data and the keys must not lie together.' >&2; exit 2; }
[[ $DAYS =~ ^[0-9]+$ ]] || { echo 'backup.sh: KEYS_DAYS is not a number.' >&2; exit 2; }

umask 077
mkdir -p "$DATA" "$KEYS"
stamp=$(date -u +%Y%m%dT%H%M%SZ)

# A copy that was not finished has another name.
copy() {
  pg_dump --format=custom --no-owner --no-privileges --dbname "$DATABASE" --file "$1.unfinished" "${@:2}"
  mv "$1.unfinished" "$1"
  echo "$1"
}

copy "$DATA/coach-data-$stamp.dump" --exclude-schema=coach_keys
copy "$KEYS/coach-keys-$stamp.dump" --schema=coach_keys
find "$KEYS" -maxdepth 1 -name 'coach-keys-*.dump' -mtime "+$DAYS" -delete
