using System.Collections;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Testing;

/// <summary>
/// Stands in for the SQL Server that tests have not. Every query that the product compiles while tests run it on another database is
/// translated for SQL Server, too, and what would be sent is read by
/// <see cref="SqlServerRules"/>. What cannot be translated or is refused there fails the query, and so the test that asked it.
/// </summary>
public sealed class SqlServerStatements : IQueryExpressionInterceptor
{
    private static readonly Lazy<SqlServerStatements> One = new(() => new SqlServerStatements());
    private static readonly MethodInfo CreateExecutor = typeof(QueryCompilationContext)
        .GetMethod(nameof(QueryCompilationContext.CreateQueryExecutor))!;

    private readonly Lock _lock = new();
    private readonly HashSet<Expression> _queries = new(ExpressionEqualityComparer.Instance);
    private readonly HashSet<string> _statements = [];
    private readonly List<string> _failures = [];
    private readonly SqlServerEnforcementDb _db;
    private readonly NoServer _server;

    private SqlServerStatements()
    {
        (_db, _server) = Open();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Write();
    }

    /// <summary>
    /// Added to the product's own context by the test's host: one a process, as EF Core wants of an interceptor of queries.
    /// </summary>
    public static SqlServerStatements Recorder => One.Value;

    /// <summary>What was refused since the process began, also where the product caught the exception.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (_lock) return [.. _failures];
        }
    }

    /// <summary>
    /// A context of the product on SQL Server, without one: nothing is opened, nothing answers, and what it would send is kept.
    /// </summary>
    internal static (SqlServerEnforcementDb Db, NoServer Server) Open()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Enforcement:Database:Provider", nameof(DatabaseProvider.SqlServer)),
                new("ConnectionStrings:Enforcement", "Server=none.invalid;Database=Enforcement")]).Build();
        var settings = EnforcementSettings.Read(configuration, Path.GetTempPath());
        var (server, actor) = (new NoServer(), new CurrentActor());
        actor.Become(new Actor("inspector", "inspector", "110118101", UnitKind.Town,
            [PersonRole.Inspector])); // one whose reads are limited
        var services = new ServiceCollection();
        services.AddSingleton<ICurrentActor>(actor);
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<JobWaker>().AddData(settings);
        services.ConfigureDbContext<SqlServerEnforcementDb>(o => o.AddInterceptors(server.Connections, server.Commands));
        var db = services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<SqlServerEnforcementDb>();
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return (db, server);
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        lock (_lock)
        {
            var (query, byHand) = Rebind(queryExpression);
            // SQL written by hand for another database says nothing of SQL Server; what is written for it is run by
            // SqlServerStatementTests.
            if (byHand || !_queries.Add(query)) return queryExpression;
            try
            {
                foreach (var command in Translate(query))
                    if (_statements.Add(command.Text)) SqlServerRules.Check(command.Text, command.Parameters);
            }
            catch (Exception e)
            {
                var failure = $"SQL Server would not answer this query: {e.Message}\n{ExpressionPrinter.Print(query)}";
                _failures.Add(failure);
                throw new InvalidOperationException(failure, e);
            }
            return queryExpression;
        }
    }

    // What is sent depends on which parameters are null and on how long a list is: each query with some of each.
    private List<SentCommand> Translate(Expression query)
    {
        var parameters = new Parameters();
        parameters.Visit(query);
        var result = query.Type.IsGenericType && query.Type.IsAssignableTo(typeof(IQueryable)) ? typeof(IEnumerable<>)
            .MakeGenericType(query.Type.GetGenericArguments()[0]) : query.Type;
        var executor = (Delegate)CreateExecutor.MakeGenericMethod(result)
            .Invoke(_db.GetService<IQueryCompilationContextFactory>().Create(async: false), BindingFlags.DoNotWrapExceptions, null,
                [query], null)!;
        var sent = new List<SentCommand>();
        foreach (var (nulls, many) in new[] { (false, 3), (true, 0), (false, 3_000) })
        {
            if (sent.Count > 0 && parameters.Found.Count == 0) break;
            var context = _db.GetService<IQueryContextFactory>().Create();
            foreach (var (name, type) in parameters.Found) context.Parameters[name] = Sample(type == typeof(object) ? parameters.Key!
                : type, nulls, many);
            _server.Sent.Clear();
            try
            {
                if (executor.DynamicInvoke(context) is IEnumerable rows and not string)
                    foreach (var _ in rows) break;
            }
            catch (Exception) when (_server.Sent.Count > 0)
            {
                // sent, and nothing answered: no row where one was expected
            }
            sent.AddRange(_server.Sent);
        }
        if (sent.Count == 0) throw new InvalidOperationException("It sent nothing.");
        return sent;
    }

    private (Expression Query, bool ByHand) Rebind(Expression query)
    {
        var roots = new Roots(_db.Model);
        return (roots.Visit(query), roots.ByHand);
    }

    private static object? Sample(Type type, bool nulls, int many)
    {
        if (type == typeof(DbFunctions)) return EF.Functions;
        if (type == typeof(string)) return nulls ? null : "x";
        if (type == typeof(byte[])) return nulls ? null : new byte[1];
        if (Nullable.GetUnderlyingType(type) is { } underlying) return nulls ? null : Sample(underlying, nulls, many);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (NamedSample.Of(type) is { } named) return nulls ? null : named;
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type.GetInterfaces().Append(type)
            .FirstOrDefault(i =>
                i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] is not { } item)
            throw new NotSupportedException($"A parameter of type {type}.");
        var items = Array.CreateInstance(item, many);
        for (var i = 0; i < many; i++) items.SetValue(Sample(item, false, many), i);
        return type.IsInstanceOfType(items) ? items : Activator.CreateInstance(type.IsInterface ? typeof(HashSet<>).MakeGenericType(item)
            : type, items);
    }

    // Left to be read, or to be tried on a real server with SET NOEXEC ON.
    private void Write()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Enforcement.sln"))) root = root.Parent;
        if (root is null) return;
        var directory = Directory.CreateDirectory(Path.Combine(root.FullName, "test-output", "sqlserver"));
        lock (_lock)
            File.WriteAllText(Path.Combine(directory.FullName,
                $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)]))}.sql"),
                new StringBuilder($"-- {_queries.Count} queries, {_statements.Count} statements, {_failures.Count} refused\n")
                    .AppendJoin("", _failures.Select(f => $"/* refused: {f} */\n"))
                    .AppendJoin("\nGO\n", _statements.Order(StringComparer.Ordinal)).ToString());
    }

    /// <summary>The same query of the SQL Server model's tables.</summary>
    private sealed class Roots(IModel model) : ExpressionVisitor
    {
        public bool ByHand { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is not EntityQueryRootExpression root)
            {
                ByHand |= node is QueryRootExpression && node.GetType().Name == "SqlQueryRootExpression";
                return base.VisitExtension(node);
            }
            ByHand |= root.GetType() != typeof(EntityQueryRootExpression);
            return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)
                ?? throw new InvalidOperationException($"{root.EntityType.Name} is not in the model."));
        }
    }

    private sealed class Parameters : ExpressionVisitor
    {
        public Dictionary<string, Type> Found { get; } = [];
        /// <summary>What the table is found by, when a key was given as an object.</summary>
        public Type? Key { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is EntityQueryRootExpression root) Key ??= root.EntityType.FindPrimaryKey()?.Properties[0].ClrType;
            if (node is QueryParameterExpression parameter) Found[parameter.Name] = parameter.Type;
            return base.VisitExtension(node);
        }
    }
}

/// <summary>
/// Fails what it is a fixture of when SQL Server would have refused a query, also one whose exception the product caught.
/// </summary>
public sealed class SqlServerStatementsAreSound : IDisposable
{
    public void Dispose()
    {
        if (SqlServerStatements.Recorder.Failures is { Count: > 0 } failures) throw new InvalidOperationException(
            string.Join("\n\n", failures));
    }
}

internal sealed record SentCommand(string Text, int Parameters);

/// <summary>A server that is not there: connections are not opened, commands are kept and answered by no row.</summary>
internal sealed class NoServer
{
    public List<SentCommand> Sent { get; } = [];
    public IInterceptor Connections { get; } = new NoConnection();
    public IInterceptor Commands => field ??= new NoAnswer(Sent);

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData,
            InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData,
            InterceptionResult result, CancellationToken cancellationToken = default) =>
            new(InterceptionResult.Suppress());
    }

    private sealed class NoAnswer(List<SentCommand> sent) : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result) => Answer<DbDataReader>(command, NoRows());

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result) => Answer(command, 0);

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData,
            InterceptionResult<object> result) => Answer<object>(command, 0);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            new(Answer<DbDataReader>(command, NoRows()));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(Answer(command, 0));

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            new(Answer<object>(command, 0));

        private InterceptionResult<T> Answer<T>(DbCommand command, T answer)
        {
            sent.Add(new(command.CommandText, command.Parameters.Count));
            return InterceptionResult<T>.SuppressWithResult(answer);
        }

        private static DataTableReader NoRows()
        {
            using var table = new DataTable();
            return table.CreateDataReader();
        }
    }
}
