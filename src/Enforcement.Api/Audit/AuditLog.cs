using System.Threading.Channels;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Audit;

/// <summary>
/// Takes lines of the audit and writes them together, about once a second, so that looking does not wait for writing. What cannot be
/// written is kept and tried
/// again without end. What stands in the queue when the process is killed is lost; what people changed stands in its journal all the
/// same. When the queue is
/// full, requests wait.
/// </summary>
internal sealed class AuditLog(IServiceScopeFactory scopes, ILogger<AuditLog> log) : BackgroundService
{
    private const int Batch = 500;
    private readonly Channel<AuditRow> _queue = Channel.CreateBounded<AuditRow>(50_000);
    private readonly SemaphoreSlim _one = new(1, 1); // holds nothing to be disposed of; a second stop may still ask it
    private readonly List<AuditRow> _taken = []; // from the queue, and not written yet; only under _one

    /// <summary>Lines that nobody has taken yet.</summary>
    internal int Queued => _queue.Reader.Count;

    public ValueTask WriteAsync(AuditRow row) => _queue.Writer.WriteAsync(row);

    /// <summary>
    /// Writes what stands in the queue now; who reads the audit reads all of it. Throws when the database refuses; nothing is lost by that.
    /// </summary>
    /// <param name="ct">Ends the waiting for one's turn, never a writing that began: the lines are other people's.</param>
    public async Task FlushAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            while (Take())
            {
                await SaveAsync();
                _taken.Clear();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Clamp(failures, 1, 10)), stoppingToken);
                await FlushAsync(stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return; // StopAsync writes what is left
            }
            catch (Exception e)
            {
                failures++;
                log.LogError(e, "The audit could not be written (attempt {Attempt}); trying again.", failures);
            }
        }
    }

    /// <summary>Writes what is left, and gives up only with the host.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        while (true)
        {
            try
            {
                await FlushAsync(cancellationToken);
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The audit could not be written while stopping: {Lines} lines wait.", _taken.Count + Queued);
                if (cancellationToken.IsCancellationRequested) return;
            }
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }

    private bool Take()
    {
        while (_taken.Count < Batch && _queue.Reader.TryRead(out var row)) _taken.Add(row);
        return _taken.Count > 0;
    }

    private async Task SaveAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDb>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(() =>
        {
            db.AddRange(_taken.Select(r => r.Copy())); // a row keeps the number that a commit gave it which then failed
            return db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
    }
}
