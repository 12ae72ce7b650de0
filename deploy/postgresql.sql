CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261128000000_Initial') THEN
    CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'The % is append-only.', TG_TABLE_NAME; END $$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261128000000_Initial') THEN
    CREATE TRIGGER JournalIsNotChanged BEFORE UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION append_only();
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261128000000_Initial') THEN
    CREATE TRIGGER JournalIsNotShortened BEFORE DELETE ON journal FOR EACH ROW EXECUTE FUNCTION append_only();
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261128000000_Initial') THEN
    CREATE TRIGGER JournalIsNotEmptied BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION append_only();
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261128000000_Initial') THEN
    CREATE FUNCTION legal_time(ticks bigint) RETURNS timestamp LANGUAGE sql IMMUTABLE
    AS $$ SELECT timestamp '0001-01-01' + interval '8 hours' + ticks / 10 * interval '1 microsecond' $$;
    COMMENT ON FUNCTION legal_time IS 'An instant of this database (UTC ticks of 100 ns) as a time in Beijing, for reading by hand.';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261128000000_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261128000000_Initial', '10.0.15');
    END IF;
END $EF$;
COMMIT;

