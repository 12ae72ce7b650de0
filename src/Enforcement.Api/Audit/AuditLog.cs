using System.Threading.Channels;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Audit;

/// <summary>
/// Takes lines of the audit and writes them together, about once a second, so that looking does not wait for writing. What stands in the queue when the process is killed is lost;
/// what people changed stands in its journal all the same. When the queue is full, requests wait.
/// </summary>
internal sealed class AuditLog(IServiceScopeFactory scopes, ILogger<AuditLog> log) : BackgroundService
{
    private const int Batch = 500;
    private readonly Channel<AuditRow> _queue = Channel.CreateBounded<AuditRow>(50_000);
    private readonly SemaphoreSlim _one = new(1, 1); // holds nothing to be disposed of; a second stop may still ask it

    public ValueTask WriteAsync(AuditRow row) => _queue.Writer.WriteAsync(row);

    /// <summary>Writes what stands in the queue now; who reads the audit reads all of it.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            while (Take() is { Count: > 0 } rows) await SaveAsync(rows, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
                await FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: StopAsync writes what is left.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    private List<AuditRow> Take()
    {
        var rows = new List<AuditRow>();
        while (rows.Count < Batch && _queue.Reader.TryRead(out var row)) rows.Add(row);
        return rows;
    }

    /// <summary>Until it is written: a busy database is tried again.</summary>
    private async Task SaveAsync(List<AuditRow> rows, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
                var db = scope.ServiceProvider.GetRequiredService<EnforcementDb>();
                await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(() =>
                {
                    db.AddRange(rows);
                    return db.SaveChangesAsync(ct);
                }, ct);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException && attempt < 30)
            {
                log.LogError(e, "The audit could not be written (attempt {Attempt}); trying again.", attempt);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt, 10)), ct);
            }
        }
    }
}
