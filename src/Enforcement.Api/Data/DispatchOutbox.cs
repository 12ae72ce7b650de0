using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Data;

/// <summary>
/// Takes the messages of one kind. Called at least once for each, so it must recognise one that it already took by its id.
/// What it adds to the context is saved in the commit that marks the message as done; what it does outside the database
/// (a call to another system) it does here, before that commit.
/// </summary>
internal interface IOutboxReceiver
{
    string Kind { get; }
    Task ReceiveAsync(OutboxRow message, CancellationToken ct);
}

/// <summary>How many messages were delivered, and how many failed and wait.</summary>
internal sealed record DispatchResult(int Delivered, int Failed);

/// <summary>
/// Delivers every message that is due, each in a transaction of its own. Messages of one subject and kind keep their order: one
/// that failed holds back those behind it, but after <see cref="OutboxRow.HoldsBackUntil"/> attempts it is left aside (listed as stuck,
/// tried again every hour) and the others go on without it. Messages of other subjects never wait.
/// </summary>
internal sealed record DispatchOutbox : IRequest<DispatchResult>
{
    private const int Batch = 100;

    internal sealed class Handler(EnforcementDb db, IServiceScopeFactory scopes, WriteGate gate, LegalClock clock, ILogger<Handler> log)
        : IRequestHandler<DispatchOutbox, DispatchResult>
    {
        public async Task<DispatchResult> Handle(DispatchOutbox request, CancellationToken cancellationToken)
        {
            var (delivered, failed) = (0, 0);
            while (await NextAsync(clock.Now, cancellationToken) is { Count: > 0 } numbers)
                foreach (var number in numbers)
                    switch (await TryDeliverAsync(number, cancellationToken))
                    {
                        case true: delivered++; break;
                        case false: failed++; break;
                    }
            return new DispatchResult(delivered, failed);
        }

        private Task<List<long>> NextAsync(DateTimeOffset now, CancellationToken ct) => db.Set<OutboxRow>()
            .Where(m => m.DoneAt == null && m.NextAttemptAt <= now && !db.Set<OutboxRow>().Any(earlier =>
                earlier.Subject == m.Subject && earlier.DoneAt == null && earlier.Number < m.Number && earlier.Kind == m.Kind
                && earlier.Attempts < OutboxRow.HoldsBackUntil))
            .OrderBy(m => m.Number).Take(Batch).Select(m => m.Number).ToListAsync(ct);

        /// <summary>Null: another process was faster.</summary>
        private async Task<bool?> TryDeliverAsync(long number, CancellationToken ct)
        {
            try
            {
                return await ChangeAsync(number, async (message, services) =>
                {
                    var receiver = services.GetServices<IOutboxReceiver>().SingleOrDefault(r => r.Kind == message.Kind)
                        ?? throw new InvalidOperationException($"Nobody receives messages of kind '{message.Kind}'.");
                    await receiver.ReceiveAsync(message, ct);
                    (message.DoneAt, message.Error) = (clock.Now, null);
                }, ct) ? true : null;
            }
            catch (Exception e) when (e is not OperationCanceledException
                && !e.IsTransient()) // the database was away: no fault of the message
            {
                log.LogWarning(e, "Outbox message {Number} was not delivered", number);
                await ChangeAsync(number, (message, _) =>
                {
                    message.Attempts++;
                    message.Error = e.Message;
                    message.NextAttemptAt = clock.Now + StuckWork.Delay(message.Attempts);
                    return Task.CompletedTask;
                }, CancellationToken.None);
                return false;
            }
        }

        /// <summary>
        /// One transaction a message. It is written before it is read: who holds its row's lock has it, and another process waits, then
        /// finds it done or put off.
        /// </summary>
        private async Task<bool> ChangeAsync(long number, Func<OutboxRow, IServiceProvider, Task> change, CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
            var own = scope.ServiceProvider.GetRequiredService<EnforcementDb>();
            return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(async () =>
            {
                var now = clock.Now;
                var due = own.Set<OutboxRow>().Where(m => m.Number == number && m.DoneAt == null && m.NextAttemptAt <= now);
                if (!gate.IsAlone && await due.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, m => m.Attempts),
                    ct) == 0) return false;
                if (await due.SingleOrDefaultAsync(ct) is not { } message) return false;
                await change(message, scope.ServiceProvider);
                await own.SaveChangesAsync(ct);
                return true;
            }, ct);
        }
    }
}
