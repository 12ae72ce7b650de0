using System.Data.Common;
using Enforcement.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Enforcement.Api.Jobs;

/// <summary>
/// Wakes after a commit that wrote rows for which a job is woken. One a context. Rows that <see cref="ManyRows"/> writes past the context
/// are not seen: they are a job's, and the
/// outbox runs a quarter of a minute after it.
/// </summary>
internal sealed class WakeOnCommit(JobWaker waker) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private static readonly Dictionary<Type, string> Jobs = JobList.All.Where(j => j.WokenBy is not null)
        .ToDictionary(j => j.WokenBy!, j => j.Name);

    private readonly HashSet<string> _due = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var changes = eventData.Context!.ChangeTracker;
        var detects = changes.AutoDetectChangesEnabled;
        changes.AutoDetectChangesEnabled = false; // a new row is known as new: nothing is compared twice for this
        foreach (var entry in changes.Entries())
            if (entry.State == EntityState.Added && Jobs.TryGetValue(entry.Metadata.ClrType, out var job)) _due.Add(job);
        changes.AutoDetectChangesEnabled = detects;
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        foreach (var job in _due) waker.Wake(job);
        _due.Clear();
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }
}
