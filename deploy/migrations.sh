#!/bin/sh
# Writes a migration for both providers (name given), then deploy/sqlserver.sql, which a DBA runs: idempotent, it may run again.
#   deploy/migrations.sh AddLeads      deploy/migrations.sh     (only the script)
set -eu
cd "$(dirname "$0")/.."
api=src/Enforcement.Api
dotnet tool restore > /dev/null
dotnet build "$api" -v q --nologo
if [ $# -gt 0 ]; then
  for provider in Sqlite SqlServer; do
    dotnet ef migrations add "$1" --no-build --project "$api" --context "${provider}EnforcementDb" --output-dir "Data/Migrations/$provider"
  done
  dotnet build "$api" -v q --nologo
fi
dotnet ef migrations script --no-build --idempotent --project "$api" --context SqlServerEnforcementDb --output deploy/sqlserver.sql
