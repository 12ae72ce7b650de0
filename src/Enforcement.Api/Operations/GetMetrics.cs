using System.Globalization;
using System.Reflection;
using System.Text;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Notifications;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Operations;

/// <summary>
/// The product's own counters as a text that Prometheus and its kind read (exposition format 0.0.4), for administrators and auditors;
/// figures of the operations page, by the same queries.
/// </summary>
internal sealed record GetMetrics : IRequest<Result<string>>
{
    public const string Path = "/metrics";

    internal sealed class Handler(EnforcementDb db, LegalClock clock, ICurrentActor current) : IRequestHandler<GetMetrics, Result<string>>
    {
        private static readonly string Version = typeof(
            GetMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

        public async Task<Result<string>> Handle(GetMetrics request, CancellationToken cancellationToken)
        {
            var actor = current.Actor;
            if (!GetOperations.MayRead(actor)) return Refusal.Forbidden;
            var now = clock.Now;
            var runs = await GetOperations.RunsAsync(db, cancellationToken);
            var outbox = await GetOperations.OutboxAsync(db, cancellationToken);
            var stuck = await GetOperations.Told(db, actor).CountAsync(cancellationToken);
            var running = db.Set<DeadlineRow>().Where(d => d.State == DeadlineState.Running);
            var deadlines = await running.GroupBy(_ => 1).Select(g => new { Open = g.Count(), Passed = g.Count(d => d.DueAt <= now) })
                .SingleOrDefaultAsync(cancellationToken);
            var overdue = await db.Set<CaseRow>().CountAsync(c => c.EndedAt == null && (c.LateSince ?? c.NextDueAt) <= now,
                cancellationToken);
            var deliveries = await db.Set<DeliveryRow>().Where(d => d.State == DeliveryState.Queued || d.State == DeliveryState.Dead)
                .GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() })
                    .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

            var text = new ExpositionText();
            text.Gauge("build_info", "The program that answers.", ($"version=\"{Version}\"", 1));
            text.Gauge("deadlines_open", "Deadlines whose days are running.", deadlines?.Open ?? 0);
            text.Gauge("deadlines_unrecorded", "Open deadlines that have passed and that the next sweep records.", deadlines?.Passed ?? 0);
            text.Gauge("cases_overdue", "Open cases with a passed deadline of a duty that is still open.", overdue);
            text.Gauge("outbox_undelivered", "Messages not delivered yet.", outbox.Pending);
            text.Gauge("outbox_failed", "Of them, those that failed at least once.", outbox.Failed);
            text.Gauge("outbox_oldest_age_seconds", "Age of the oldest message not delivered yet; 0 without one.",
                Seconds(now - (outbox.OldestAt ?? now)));
            text.Gauge("deliveries", "Mails and webhook calls that wait, or were laid aside.",
                [("state=\"queued\"", deliveries.GetValueOrDefault(DeliveryState.Queued)),
                    ("state=\"dead\"", deliveries.GetValueOrDefault(DeliveryState.Dead))]);
            text.Gauge("stuck_work", "Items of jobs that failed and are tried again.", stuck);
            text.Gauge("jobs_failed", "Jobs whose last run failed as a whole.", runs.Values.Count(r => r.Error is not null));
            // The sweep is the job "deadlines".
            var known = JobList.All.Select(j => runs.GetValueOrDefault(j.Name)).OfType<JobRunRow>().ToList();
            text.Gauge("job_failed", "1 when the job's last run failed as a whole.",
                [.. known.Select(r => (Job(r), r.Error is null ? 0d : 1))]);
            text.Gauge("job_last_duration_seconds", "How long the job's last run took.",
                [.. known.Select(r => (Job(r), Seconds(r.EndedAt - r.StartedAt)))]);
            text.Gauge("job_last_age_seconds", "How long ago the job's last run ended.",
                [.. known.Select(r => (Job(r), Seconds(now - r.EndedAt)))]);
            return text.ToString();
        }

        private static string Job(JobRunRow run) => $"job=\"{run.Name}\"";

        private static double Seconds(TimeSpan span) => Math.Max(0, span.TotalSeconds);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, async (IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetMetrics(), ct)).ToHttp(text => Results.Text(text, "text/plain; version=0.0.4; charset=utf-8")))
            .Allow(PersonRole.Administrator, PersonRole.Auditor).WithMetadata(new AskedAllTheTime()).ExcludeFromDescription();

    /// <summary>Lines end with LF, numbers are written as machines read them; a label's value is never of a user's making.</summary>
    private sealed class ExpositionText
    {
        private readonly StringBuilder _text = new();

        public void Gauge(string name, string help, double value) => Gauge(name, help, ("", value));

        public void Gauge(string name, string help, params (string Label, double Value)[] samples)
        {
            _text.Append(CultureInfo.InvariantCulture, $"# HELP enforcement_{name} {help}\n# TYPE enforcement_{name} gauge\n");
            foreach (var (label, value) in samples) _text.Append(CultureInfo.InvariantCulture,
                $"enforcement_{name}{(label.Length > 0 ? $"{{{label}}}" : "")} {value}\n");
        }

        public override string ToString() => _text.ToString();
    }
}
