-- The releases and the audit. Both only ever grow: triggers refuse everything else.
CREATE TABLE IF NOT EXISTS zmos_releases (
    number integer PRIMARY KEY CHECK (number > 0),
    version text NOT NULL,
    checksum text NOT NULL,
    released timestamptz NOT NULL,
    editor text NOT NULL,
    note text NOT NULL,
    undoes integer,
    restores integer REFERENCES zmos_releases,
    changelog_sl text NOT NULL,
    changelog_en text NOT NULL,
    files bytea NOT NULL
);
CREATE TABLE IF NOT EXISTS zmos_audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "when" timestamptz NOT NULL,
    who text NOT NULL,
    what text NOT NULL,
    release integer,
    detail text NOT NULL
);
CREATE OR REPLACE FUNCTION zmos_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END$$;
CREATE TRIGGER zmos_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON zmos_releases
    FOR EACH STATEMENT EXECUTE FUNCTION zmos_refuse();
CREATE TRIGGER zmos_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON zmos_audit
    FOR EACH STATEMENT EXECUTE FUNCTION zmos_refuse();
