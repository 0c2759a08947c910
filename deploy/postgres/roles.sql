-- The database of the releases, and its two roles: one that releases, one that only reads (the
-- replicas). For psql, as a superuser, once; the passwords come from the environment:
--   ZMOS_WRITER_PASSWORD=… ZMOS_READER_PASSWORD=… psql --file deploy/postgres/roles.sql
\set ON_ERROR_STOP on
\getenv writer_password ZMOS_WRITER_PASSWORD
\getenv reader_password ZMOS_READER_PASSWORD
CREATE ROLE zmos_writer LOGIN PASSWORD :'writer_password';
CREATE ROLE zmos_reader LOGIN PASSWORD :'reader_password';
CREATE DATABASE zmos OWNER zmos_writer;
REVOKE ALL ON DATABASE zmos FROM PUBLIC;
GRANT CONNECT ON DATABASE zmos TO zmos_reader;
\connect zmos
ALTER SCHEMA public OWNER TO zmos_writer;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO zmos_reader;
-- The tables are made with the first release (zmos_data/release/schema.sql).
ALTER DEFAULT PRIVILEGES FOR ROLE zmos_writer IN SCHEMA public GRANT SELECT ON TABLES TO zmos_reader;
