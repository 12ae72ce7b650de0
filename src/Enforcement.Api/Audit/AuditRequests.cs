using Enforcement.Api.Data;
using Enforcement.Api.Exports;
using Enforcement.Api.Identity;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Audit;

/// <summary>A line of the audit.</summary>
/// <param name="Subject">The address that was called, without its question.</param>
/// <param name="Query">What was asked for, with long numbers left out.</param>
/// <param name="From">Network address that it came from.</param>
public sealed record AuditItem(DateTimeOffset At, string UserName, UnitView Unit, AuditAction Action, string Method, string Subject, string? Query, int Status, string? From);

/// <summary>The audit, newest first; for auditors alone.</summary>
/// <param name="User">Sign-in name.</param>
/// <param name="Unit">Code of a unit.</param>
/// <param name="Subject">Begin of an address, e.g. <c>/cases/MY2026-101-0001</c>; a case's number alone finds its page and its API.</param>
/// <param name="From">First legal day.</param>
/// <param name="To">Last legal day, inclusive.</param>
public sealed record FindAudit(PageRequest Page, string? User = null, string? Unit = null, AuditAction? Action = null, string? Subject = null, DateOnly? From = null, DateOnly? To = null) : IRequest<Result<Page<AuditItem>>>
{
    internal sealed class Handler(EnforcementDb db, AuditLog log, UnitDirectory directory, ICurrentActor current) : IRequestHandler<FindAudit, Result<Page<AuditItem>>>
    {
        public async Task<Result<Page<AuditItem>>> Handle(FindAudit r, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Auditor)) return new Refusal("forbidden", RefusalKind.Forbidden);
            await log.FlushAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            var rows = db.Set<AuditRow>().AsNoTracking().AsQueryable();
            if (!string.IsNullOrWhiteSpace(r.User)) rows = rows.Where(a => a.UserName == r.User.Trim());
            if (!string.IsNullOrWhiteSpace(r.Unit)) rows = rows.Where(a => a.Unit == r.Unit);
            if (r.Action is { } action) rows = rows.Where(a => a.Action == action);
            if (!string.IsNullOrWhiteSpace(r.Subject))
            {
                var subject = r.Subject.Trim();
                rows = subject.StartsWith('/') ? rows.Where(a => a.Subject.StartsWith(subject)) : rows.Where(a => a.Subject.Contains("/" + subject));
            }
            if (r.From is { } from)
            {
                var start = LegalTime.StartOf(from);
                rows = rows.Where(a => a.At >= start);
            }
            if (r.To is { } to)
            {
                var before = LegalTime.EndOf(to);
                rows = rows.Where(a => a.At < before);
            }
            var page = await rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<AuditItem>([.. page.Items.Select(a => new AuditItem(a.At, a.UserName, units.View(a.Unit), a.Action, a.Method, a.Subject, a.Query, a.Status, a.From))], page.Total);
        }
    }
}

/// <summary>The same lines as a workbook, at most <see cref="Most"/> of them, the newest.</summary>
public sealed record ExportAudit(FindAudit Asked) : IRequest<Result<ExportFile>>
{
    /// <summary>More than these belong into files of a month each.</summary>
    public const int Most = 50_000;

    private static readonly Dictionary<AuditAction, string> Words = new()
    {
        [AuditAction.Looked] = "查看", [AuditAction.Changed] = "办理", [AuditAction.Exported] = "导出", [AuditAction.Downloaded] = "下载", [AuditAction.Refused] = "被拒绝", [AuditAction.SignedIn] = "登录",
    };

    internal sealed class Handler(IMediator mediator, LegalClock clock) : IRequestHandler<ExportAudit, Result<ExportFile>>
    {
        public async Task<Result<ExportFile>> Handle(ExportAudit r, CancellationToken cancellationToken)
        {
            var lines = new List<AuditItem>();
            for (var page = 1; lines.Count < Most; page++)
            {
                var found = await mediator.Send(r.Asked with { Page = PageRequest.Of(page, PageRequest.MaxSize) }, cancellationToken);
                if (found.Value is not { } items) return found.Refusal!;
                lines.AddRange(items.Items);
                if (items.Items.Count < PageRequest.MaxSize) break;
            }
            return SheetWriter.Write($"审计记录{LegalTime.DateOf(clock.Now):yyyyMMdd}",
            [
                new Sheet("审计", "审计记录", [("时间", 20), ("用户", 20), ("单位", 20), ("行为", 10), ("方法", 8), ("对象", 40), ("条件", 30), ("结果", 8), ("来源地址", 16)],
                    [.. lines.Select(a => (IReadOnlyList<object?>)[$"{LegalTime.In(a.At):yyyy-MM-dd HH:mm:ss}", a.UserName, a.Unit.Name, Words[a.Action], a.Method, a.Subject, a.Query, a.Status, a.From])]),
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

        private async Task<int> RemoveAsync(DateTimeOffset before, CancellationToken ct)
        {
            var old = await db.Set<AuditRow>().Where(a => a.At < before).OrderBy(a => a.At).Take(Batch).ToListAsync(ct);
            db.RemoveRange(old);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            return old.Count;
        }
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
