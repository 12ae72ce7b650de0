using Enforcement.Api.Jobs;
using MediatR;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Sends what is due: people's mail over a few connections, and beside it each webhook by itself, so that one that hangs holds back no
/// other. Each receiver has one
/// turn a run, so that a slow one holds nobody until its last message. What leaves is read as its receiver reads it at that moment; what
/// they may no longer read is
/// dropped. Each success is committed at once.
/// </summary>
internal sealed record SendDeliveries : IRequest<JobOutcome>
{
    internal sealed class Handler(DeliveryQueue queue, IServiceScopeFactory scopes, MailSettings settings, ILogger<Handler> log)
        : IRequestHandler<SendDeliveries, JobOutcome>
    {
        /// <summary>People, and beside them webhooks, that are sent to at the same time.</summary>
        private const int Together = 8;

        private int _sent, _failed;

        public async Task<JobOutcome> Handle(SendDeliveries request, CancellationToken cancellationToken)
        {
            var due = await queue.ReceiversAsync(cancellationToken);
            await using var sender = new MailSender(settings);
            await Task.WhenAll(
                EachAsync(settings.IsOn ? due.Where(d => d.Channel == DeliveryChannel.Email).Select(d => d.Target) : [],
                    (s, person, ct) => s.GetRequiredService<MailRound>().SendAsync(person, sender, ct), cancellationToken),
                EachAsync(due.Where(d => d.Channel == DeliveryChannel.Webhook).Select(d => d.Target), (s, hook, ct) =>
                    s.GetRequiredService<WebhookRound>().SendAsync(Guid.Parse(hook), ct), cancellationToken));
            return new JobOutcome(_sent, _failed);
        }

        private Task EachAsync(IEnumerable<string> targets, Func<IServiceProvider, string, CancellationToken, Task<JobOutcome>> send,
            CancellationToken cancellationToken) =>
            Parallel.ForEachAsync(targets,
                new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken }, async (target, ct) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                try
                {
                    var outcome = await send(scope.ServiceProvider, target, ct);
                    Interlocked.Add(ref _sent, outcome.Done);
                    Interlocked.Add(ref _failed, outcome.Failed);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogError(e, "Deliveries to {Target} ended unexpectedly", target); // the others go on
                    Interlocked.Increment(ref _failed);
                }
            });
    }
}

/// <summary>A message on its way: the deliveries that it makes true, and how it is sent.</summary>
internal sealed record Parcel(IReadOnlyList<DeliveryRow> Rows, Func<Task> SendAsync);
