using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Enforcement.Api.Data;

/// <summary>
/// Saves many new rows at once. On SQLite by one prepared statement a table, as the model maps them: four times as fast as one command a row.
/// SQL Server gets the batches that EF makes, which save it the round trips.
/// </summary>
internal static class ManyRows
{
    /// <summary>Writes what was added to the context, inside the present transaction, and lets go of it; what was changed otherwise is saved as always.</summary>
    public static async Task SaveManyAsync(this EnforcementDb db, CancellationToken ct)
    {
        if (!db.Database.IsSqlite() || db.Database.CurrentTransaction is not { } transaction)
        {
            await db.SaveChangesAsync(ct);
            return;
        }
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var table in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).GroupBy(e => e.Metadata).ToList())
            {
                using var insert = new Insert(db, table.Key, transaction.GetDbTransaction());
                foreach (var row in table)
                {
                    insert.Write(row.Entity);
                    row.State = EntityState.Detached;
                }
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One prepared statement for the rows of a table.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly DbCommand _command;
        private readonly (PropertyInfo Property, Func<object?, object?>? Convert, DbParameter Parameter)[] _columns;

        public Insert(EnforcementDb db, IEntityType type, DbTransaction transaction)
        {
            var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table) ?? throw new InvalidOperationException($"{type.Name} has no table.");
            _command = db.Database.GetDbConnection().CreateCommand();
            _command.Transaction = transaction;
            // The database numbers what it numbers; every other column is a property of the row.
            _columns = [.. type.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ClrType == typeof(long))).Select(Column)];
            var names = type.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ClrType == typeof(long))).Select(p => $"\"{p.GetColumnName(table)}\"");
            _command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", _columns.Select(c => c.Parameter.ParameterName))})";
            _command.Prepare();
        }

        public void Write(object row)
        {
            foreach (var (property, convert, parameter) in _columns)
            {
                var value = property.GetValue(row);
                parameter.Value = (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
            }
            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();

        private (PropertyInfo, Func<object?, object?>?, DbParameter) Column(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            var parameter = mapping.CreateParameter(_command, $"$p{_command.Parameters.Count}", null, property.IsNullable);
            _command.Parameters.Add(parameter);
            return (property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} is no property of its row."), mapping.Converter?.ConvertToProvider, parameter);
        }
    }
}
