using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Enforcement.Testing;

/// <summary>
/// What can be said of a statement without the engine: Microsoft's own parser for SQL Server 2019 reads it, and what the parser does not
/// mind and the server would is looked for.
/// </summary>
internal static class SqlServerRules
{
    /// <summary>The server takes 2,100, of which two are its own when a statement has parameters at all.</summary>
    private const int MostParameters = 2_098;

    // All of them are in SQL Server 2019 at compatibility level 150. A new name is looked up there and added.
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "ABS", "AVG", "CHARINDEX", "COUNT", "COUNT_BIG", "DATALENGTH", "DATEADD", "DATEDIFF", "DATEPART", "DB_ID", "DB_NAME", "EOMONTH",
        "ISNULL", "JSON_VALUE", "LEN", "LOWER", "LTRIM", "MAX", "MIN", "OBJECT_ID",
        "REPLACE", "REPLICATE", "ROUND", "ROW_NUMBER", "RTRIM", "SCOPE_IDENTITY", "SERVERPROPERTY", "SCHEMA_ID", "SUBSTRING", "SUM",
        "SYSDATETIMEOFFSET", "UPPER",
    };

    private static readonly Lazy<(HashSet<string> Tables, HashSet<string> Triggered)> Names = new(() =>
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        var types = db.Model.GetEntityTypes().ToList();
        return ([.. types.Select(t => t.GetTableName()!), "__EFMigrationsHistory"],
            [.. types.Where(t => t.GetDeclaredTriggers().Any()).Select(t => t.GetTableName()!)]);
    });

    /// <summary>Throws, and says why, for a statement or script that SQL Server would refuse.</summary>
    /// <param name="sql">Batches are divided by GO.</param>
    /// <param name="parameters">How many parameters go with it.</param>
    public static void Check(string sql, int parameters = 0)
    {
        var wrong = Problems(sql).ToList();
        if (parameters > MostParameters) wrong.Add($"{parameters} parameters, {MostParameters} are taken");
        if (wrong.Count > 0) throw new InvalidOperationException(
            $"{string.Join("; ", wrong)}\n{(sql.Length > 4_000 ? sql[..4_000] : sql)}");
    }

    private static List<string> Problems(string sql)
    {
        using var reader = new StringReader(sql);
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        if (errors.Count > 0) return [.. errors.Select(e => $"line {e.Line}: {e.Message}")];
        var names = new OwnNames();
        script.Accept(names);
        var rules = new Rules(names.Tables);
        script.Accept(rules);
        return rules.Found;
    }

    /// <summary>The names that a statement gives by itself, with the table that each stands for.</summary>
    private sealed class OwnNames : TSqlFragmentVisitor
    {
        public Dictionary<string, string> Tables { get; } = new(StringComparer.Ordinal);

        public override void Visit(CommonTableExpression node) => Tables[node.ExpressionName.Value] = node.ExpressionName.Value;

        public override void Visit(CreateTableStatement node) =>
            Tables[node.SchemaObjectName.BaseIdentifier.Value] = node.SchemaObjectName.BaseIdentifier.Value;

        public override void Visit(NamedTableReference node)
        {
            if (node.Alias is { } alias) Tables[alias.Value] = node.SchemaObject.BaseIdentifier.Value;
        }
    }

    private sealed class Rules(Dictionary<string, string> own) : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        // Of a table whose triggers fire, OUTPUT may only be taken INTO something.
        public override void Visit(DataModificationSpecification node)
        {
            if (node.OutputClause is null || node.Target is not NamedTableReference target) return;
            var table = own.GetValueOrDefault(target.SchemaObject.BaseIdentifier.Value, target.SchemaObject.BaseIdentifier.Value);
            if (Names.Value.Triggered.Contains(table)) Found.Add($"OUTPUT without INTO on {table}, which has triggers");
        }

        public override void Visit(FunctionCall node)
        {
            if (node.CallTarget is null && !Functions.Contains(node.FunctionName.Value)) Found.Add(
                $"the function {node.FunctionName.Value} is not known to be in SQL Server 2019");
        }

        // In a binary collation names count sign by sign, too.
        public override void Visit(NamedTableReference node)
        {
            var name = node.SchemaObject.BaseIdentifier.Value;
            if (node.SchemaObject.SchemaIdentifier?.Value != "sys" && !own.ContainsKey(name)
                && !Names.Value.Tables.Contains(name)) Found.Add($"there is no table {name}");
        }

        // A statement inside a text, as migrations write what must stand alone in its batch.
        public override void Visit(ExecutableStringList node) =>
            Found.AddRange(node.Strings.OfType<StringLiteral>().SelectMany(s => Problems(s.Value)));
    }
}
