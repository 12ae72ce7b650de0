#!/bin/sh
# A consistent copy of a running installation on SQLite: backup.sh DATA_DIRECTORY TARGET_DIRECTORY
set -eu
[ $# -eq 2 ] || { echo "usage: backup.sh DATA_DIRECTORY TARGET_DIRECTORY" >&2; exit 2; }
data=$1
target=$2/$(date +%Y%m%d-%H%M%S)
mkdir -p "$target"
# The database first: evidence that comes later than it is merely extra, evidence that is missing would be a loss.
sqlite3 "$data/enforcement.db" ".timeout 10000" ".backup '$target/enforcement.db'"
[ "$(sqlite3 "$target/enforcement.db" 'PRAGMA integrity_check')" = ok ] || { echo "the copy is damaged" >&2; exit 1; }
for part in evidence thumbnails imports keys; do
  [ -d "$data/$part" ] && cp -a "$data/$part" "$target/"
done
echo "$target"
