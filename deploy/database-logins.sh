#!/bin/sh
# Runs once, in the new database of deploy/compose.yaml: the two logins of the server, before the first migration.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v desk="$DESK_PASSWORD" -v reader="$READER_PASSWORD" <<'SQL'
CREATE ROLE variance_desk NOLOGIN;
CREATE ROLE variance_reader NOLOGIN;
CREATE ROLE variance_desk_login LOGIN PASSWORD :'desk' IN ROLE variance_desk;
CREATE ROLE variance_reader_login LOGIN PASSWORD :'reader' IN ROLE variance_reader;
SQL
