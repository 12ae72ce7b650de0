using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Exports;
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
/// <param name="Query">What was asked for, with long numbers left out; of a failed sign-in <c>wrong-credentials</c>, <c>locked</c>, <c>wrong-key</c> or <c>revoked-key</c>, with <c>+n</c> when so many before it were only counted.</param>
/// <param name="Key">Name and id of the API key by which it was done, or null.</param>
/// <param name="From">Network address that it came from.</param>
public sealed record AuditItem(DateTimeOffset At, string UserName, UnitView? Unit, AuditAction Action, string Method, string Subject, string? Query, int Status, string? From, string? Key);

/// <summary>The audit, newest first; for auditors alone.</summary>
/// <param name="User">Sign-in name.</param>
/// <param name="Unit">Code of a unit.</param>
/// <param name="Subject">Begin of an address, e.g. <c>/cases/MY2026-101-0001</c>; a case's number alone finds its page and its API.</param>
/// <param name="From">First legal day, from <see cref="Earliest"/> to <see cref="Latest"/>.</param>
/// <param name="To">Last legal day, inclusive, within the same.</param>
public sealed record FindAudit(PageRequest Page, string? User = null, string? Unit = null, AuditAction? Action = null, string? Subject = null, DateOnly? From = null, DateOnly? To = null) : IRequest<Result<Page<AuditItem>>>
{
    /// <summary>Days before the first and after the last have no instants to compare with.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2999, 12, 31);

    internal Refusal? Refused(ICurrentActor current) =>
        !CurrentActor.Require(current).Is(PersonRole.Auditor) ? new Refusal("forbidden", RefusalKind.Forbidden)
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
            rows = subject.StartsWith('/') ? rows.Where(a => a.Subject.StartsWith(subject)) : rows.Where(a => a.Subject.Contains("/" + subject));
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

    internal sealed class Handler(EnforcementDb db, AuditLog log, UnitDirectory directory, ICurrentActor current) : IRequestHandler<FindAudit, Result<Page<AuditItem>>>
    {
        public async Task<Result<Page<AuditItem>>> Handle(FindAudit r, CancellationToken cancellationToken)
        {
            if (r.Refused(current) is { } refused) return refused;
            await log.FlushAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            var page = await r.Lines(db).ToPageAsync(r.Page, cancellationToken);
            return new Page<AuditItem>([.. page.Items.Select(a => new AuditItem(a.At, a.UserName, a.Unit.Length == 0 ? null : units.View(a.Unit), a.Action, a.Method, a.Subject, a.Query, a.Status, a.From, a.Key))], page.Total);
        }
    }
}

/// <summary>The same lines as a workbook, at most <see cref="Most"/> of them, the newest; its title says when there are more.</summary>
public sealed record ExportAudit(FindAudit Asked) : IRequest<Result<ExportFile>>
{
    /// <summary>More than these belong into files of a month each.</summary>
    public const int Most = 50_000;

    private static readonly Dictionary<AuditAction, string> Words = new()
    {
        [AuditAction.Looked] = "查看", [AuditAction.Changed] = "办理", [AuditAction.Exported] = "导出", [AuditAction.Downloaded] = "下载", [AuditAction.Refused] = "被拒绝", [AuditAction.SignedIn] = "登录", [AuditAction.SignInFailed] = "登录失败",
    };

    internal sealed class Handler(EnforcementDb db, AuditLog log, UnitDirectory directory, ICurrentActor current, LegalClock clock) : IRequestHandler<ExportAudit, Result<ExportFile>>
    {
        public async Task<Result<ExportFile>> Handle(ExportAudit r, CancellationToken cancellationToken)
        {
            if (r.Asked.Refused(current) is { } refused) return refused;
            await log.FlushAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            var lines = await r.Asked.Lines(db).Take(Most + 1).ToListAsync(cancellationToken); // at once: between two pages new lines would move the old ones
            var title = lines.Count > Most ? $"审计记录（仅最新 {Most.ToString("N0", CultureInfo.InvariantCulture)} 条，更早的请按日期分次导出）" : "审计记录";
            return SheetWriter.Write($"审计记录{LegalTime.DateOf(clock.Now):yyyyMMdd}",
            [
                new Sheet("审计", title, [("时间", 20), ("用户", 20), ("单位", 20), ("行为", 10), ("方法", 8), ("对象", 40), ("条件", 30), ("结果", 8), ("来源地址", 16), ("接口密钥", 30)],
                    [.. lines.Take(Most).Select(a => (IReadOnlyList<object?>)[$"{LegalTime.In(a.At):yyyy-MM-dd HH:mm:ss}", a.UserName, units.Find(a.Unit)?.Name ?? a.Unit, Words[a.Action], a.Method, a.Subject, a.Query, a.Status, a.From, a.Key])]),
            ], asXlsx: true);
        }
    }
}

/// <summary>Removes lines older than the setting keeps them; returns how many.</summary>
internal sealed record ForgetOldAudit : IRequest<int>
{
    private const int Batch = 1_000; // the write gate is free between batches

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, EnforcementSettings settings, LegalClock clock) : IRequestHandler<ForgetOldAudit, int>
    {
        public async Task<int> Handle(ForgetOldAudit request, CancellationToken cancellationToken)
        {
            var before = LegalTime.In(clock.Now).AddMonths(-settings.AuditMonths);
            var removed = 0;
            for (int batch; (batch = await work.RunAsync(() => RemoveAsync(before, cancellationToken), cancellationToken)) > 0; removed += batch) ;
            return removed;
        }

        private Task<int> RemoveAsync(DateTimeOffset before, CancellationToken ct) =>
            db.Set<AuditRow>().Where(a => a.At < before).OrderBy(a => a.At).Take(Batch).ExecuteDeleteAsync(ct);
    }
}

internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").Allow(PersonRole.Auditor);
        audit.MapGet("", async ([AsParameters] Asked asked, IMediator mediator, CancellationToken ct) => (await mediator.Send(asked.ToRequest(), ct)).ToHttp()).Produces<Page<AuditItem>>().ProducesProblem(403);
        audit.MapGet("/export", async ([AsParameters] Asked asked, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ExportAudit(asked.ToRequest()), ct)).ToHttp(f => f.ToHttp()))
            .Produces(200).ProducesProblem(403);
    }

    /// <summary>The filter, as the address carries it.</summary>
    internal sealed record Asked(string? User, string? Unit, QueryEnum<AuditAction>? Action, string? Subject, DateOnly? From, DateOnly? To, int? Page, int? PageSize)
    {
        public FindAudit ToRequest() => new(PageRequest.Of(Page, PageSize), User, Unit, Action?.Value, Subject, From, To);
    }
}
