using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Audit;

/// <summary>A line of the audit.</summary>
/// <param name="UserName">Sign-in name; <c>?</c> where a sign-in was tried with a name that nobody has.</param>
/// <param name="Unit">Their unit, or null where nobody is known.</param>
/// <param name="Subject">The address that was called, without its question.</param>
/// <param name="Query">What was asked for, with long numbers left out; of a failed sign-in <c>wrong-credentials</c>, <c>locked</c>,
/// <c>wrong-key</c> or <c>revoked-key</c>, with <c>+n</c> when so many before it were only counted.</param>
/// <param name="Key">Name and id of the API key by which it was done, or null.</param>
/// <param name="From">Network address that it came from.</param>
public sealed record AuditItem(DateTimeOffset At, string UserName, UnitView? Unit, AuditAction Action, string Method, string Subject,
    string? Query, int Status, string? From, string? Key);

/// <summary>The audit, newest first; for auditors alone.</summary>
/// <param name="User">Sign-in name.</param>
/// <param name="Unit">Code of a unit.</param>
/// <param name="Subject">Begin of an address, e.g. <c>/cases/MY2026-101-0001</c>; a case's number alone finds its page and its API.</param>
/// <param name="From">First legal day, from <see cref="Earliest"/> to <see cref="Latest"/>.</param>
/// <param name="To">Last legal day, inclusive, within the same.</param>
public sealed record FindAudit(PageRequest Page, string? User = null, string? Unit = null, AuditAction? Action = null,
    string? Subject = null, DateOnly? From = null, DateOnly? To = null) : IRequest<Result<Page<AuditItem>>>
{
    /// <summary>Days before the first and after the last have no instants to compare with.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2999, 12, 31);

    internal Refusal? Refused(ICurrentActor current) =>
        !CurrentActor.Require(current).Is(PersonRole.Auditor) ? Refusal.Forbidden
        : From < Earliest || From > Latest ? new Refusal("audit-day", RefusalKind.Invalid, "from", Earliest, Latest)
        : To < Earliest || To > Latest ? new Refusal("audit-day", RefusalKind.Invalid, "to", Earliest, Latest)
        : null;

    internal IQueryable<AuditRow> Lines(EnforcementDb db)
    {
        var rows = db.Set<AuditRow>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(User)) rows = rows.Where(a => a.UserName == User.Trim());
        if (!string.IsNullOrWhiteSpace(Unit)) rows = rows.Where(a => a.Unit == Unit);
        if (Action is { } action) rows = rows.Where(a => a.Action == action);
        if (!string.IsNullOrWhiteSpace(Subject))
        {
            var subject = Subject.Trim();
            rows = subject.StartsWith('/') ? rows.Where(a => a.Subject.StartsWith(subject))
                : rows.Where(a => a.Subject.Contains("/" + subject));
        }
        if (From is { } from)
        {
            var start = LegalTime.StartOf(from);
            rows = rows.Where(a => a.At >= start);
        }
        if (To is { } to)
        {
            var before = LegalTime.EndOf(to);
            rows = rows.Where(a => a.At < before);
        }
        return rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
    }

    internal sealed class Handler(EnforcementDb db, AuditLog log, UnitDirectory directory, ICurrentActor current)
        : IRequestHandler<FindAudit, Result<Page<AuditItem>>>
    {
        public async Task<Result<Page<AuditItem>>> Handle(FindAudit r, CancellationToken cancellationToken)
        {
            if (r.Refused(current) is { } refused) return refused;
            await log.FlushAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            var page = await r.Lines(db).ToPageAsync(r.Page, cancellationToken);
            return new Page<AuditItem>(
                [.. page.Items.Select(a => new AuditItem(a.At, a.UserName, a.Unit.Length == 0 ? null : units.View(a.Unit), a.Action,
                    a.Method, a.Subject, a.Query, a.Status, a.From, a.Key))], page.Total);
        }
    }
}
