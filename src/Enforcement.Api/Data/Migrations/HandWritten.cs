using Microsoft.EntityFrameworkCore.Migrations;

namespace Enforcement.Api.Data.Migrations;

/// <summary>What the model cannot say: the journal's triggers, and the index of the case search. Called at the end of each provider's Initial.</summary>
internal static class HandWritten
{
    public static void Sqlite(MigrationBuilder migration)
    {
        migration.Sql("CREATE TRIGGER JournalIsNotChanged BEFORE UPDATE ON Journal BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END;");
        migration.Sql("CREATE TRIGGER JournalIsNotShortened BEFORE DELETE ON Journal BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END;");
        migration.Sql("CREATE VIRTUAL TABLE CaseSearch USING fts5(Grams, Number UNINDEXED, tokenize=\"ascii tokenchars '_'\", detail='none', content='', contentless_delete=1, contentless_unindexed=1);");
    }

    public static void PostgreSql(MigrationBuilder migration)
    {
        migration.Sql("CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'The % is append-only.', TG_TABLE_NAME; END $$;");
        migration.Sql("CREATE TRIGGER JournalIsNotChanged BEFORE UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION append_only();");
        migration.Sql("CREATE TRIGGER JournalIsNotShortened BEFORE DELETE ON journal FOR EACH ROW EXECUTE FUNCTION append_only();");
        migration.Sql("CREATE TRIGGER JournalIsNotEmptied BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION append_only();");
        migration.Sql("""
            CREATE FUNCTION legal_time(ticks bigint) RETURNS timestamp LANGUAGE sql IMMUTABLE
            AS $$ SELECT timestamp '0001-01-01' + interval '8 hours' + ticks / 10 * interval '1 microsecond' $$;
            COMMENT ON FUNCTION legal_time IS 'An instant of this database (UTC ticks of 100 ns) as a time in Beijing, for reading by hand.';
            """);
    }

    public static void SqlServer(MigrationBuilder migration) =>
        migration.Sql($"EXEC(N'CREATE TRIGGER {SqlServerEnforcementDb.JournalTrigger} ON Journal INSTEAD OF UPDATE, DELETE AS THROW 50001, ''The journal is append-only.'', 1;')");
}
