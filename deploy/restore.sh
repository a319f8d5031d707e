#!/usr/bin/env bash
# Puts copies made by backup.sh back. Stop the bot first.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: deploy/restore.sh 'host=... dbname=... user=...' DATA_COPY [KEYS_COPY]

With the data alone, into the database that lives: the key store stays as it is, so whoever was erased since the copy stays
erased. That is the usual way. With the keys as well only when the key store itself is lost, and then with its newest copy.
All of it is put back, or nothing.
USAGE
}

[ $# -eq 2 ] || [ $# -eq 3 ] || { usage >&2; exit 2; }
readonly DATABASE=$1

back() { pg_restore --exit-on-error --single-transaction --clean --if-exists --no-owner --no-privileges --dbname "$DATABASE" "$1"; }

[ $# -eq 2 ] || back "$3"
back "$2"
echo 'Restored. Start the bot: at its start it checks that the data and the key store belong together.'
