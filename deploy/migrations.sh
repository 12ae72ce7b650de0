#!/bin/sh
# Writes a migration for the three providers (name given), then the scripts that a DBA runs: idempotent, they may run again.
#   deploy/migrations.sh AddLeads      deploy/migrations.sh     (only the scripts)
set -eu
cd "$(dirname "$0")/.."
api=src/Enforcement.Api
dotnet tool restore > /dev/null
dotnet build "$api" -v q --nologo
if [ $# -gt 0 ]; then
  for provider in Sqlite PostgreSql SqlServer; do
    dotnet ef migrations add "$1" --no-build --project "$api" --context "${provider}EnforcementDb" --output-dir "Data/Migrations/$provider"
  done
  dotnet build "$api" -v q --nologo
fi
dotnet ef migrations script --no-build --idempotent --project "$api" --context PostgreSqlEnforcementDb --output deploy/postgresql.sql
dotnet ef migrations script --no-build --idempotent --project "$api" --context SqlServerEnforcementDb --output deploy/sqlserver.sql
