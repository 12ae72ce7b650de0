using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Exports;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Audit;

/// <summary>The same lines as a workbook, at most <see cref="Most"/> of them, the newest; its title says when there are more.</summary>
public sealed record ExportAudit(FindAudit Asked) : IRequest<Result<ExportFile>>
{
    /// <summary>More than these belong into files of a month each.</summary>
    public const int Most = 50_000;

    private static readonly Dictionary<AuditAction, string> Words = new()
    {
        [AuditAction.Looked] = "查看", [AuditAction.Changed] = "办理", [AuditAction.Exported] = "导出", [AuditAction.Downloaded] = "下载",
            [AuditAction.Refused] = "被拒绝", [AuditAction.SignedIn] = "登录", [AuditAction.SignInFailed] = "登录失败",
    };

    internal sealed class Handler(EnforcementDb db, AuditLog log, UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<ExportAudit, Result<ExportFile>>
    {
        public async Task<Result<ExportFile>> Handle(ExportAudit r, CancellationToken cancellationToken)
        {
            if (r.Asked.Refused(current) is { } refused) return refused;
            await log.FlushAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            var lines = await r.Asked.Lines(db).Take(Most + 1)
                .ToListAsync(cancellationToken); // at once: between two pages new lines would move the old ones
            var title = lines.Count > Most ? $"审计记录（仅最新 {Most.ToString("N0", CultureInfo.InvariantCulture)} 条，更早的请按日期分次导出）" : "审计记录";
            return SheetWriter.Write($"审计记录{LegalTime.DateOf(clock.Now):yyyyMMdd}",
            [
                new Sheet("审计", title, [("时间", 20), ("用户", 20), ("单位", 20), ("行为", 10), ("方法", 8), ("对象", 40), ("条件", 30), ("结果", 8),
                    ("来源地址", 16), ("接口密钥", 30)],
                    [.. lines.Take(Most)
                        .Select(a => (IReadOnlyList<object?>)[$"{LegalTime.In(a.At):yyyy-MM-dd HH:mm:ss}", a.UserName,
                            units.Find(a.Unit)?.Name ?? a.Unit, Words[a.Action], a.Method, a.Subject, a.Query, a.Status, a.From, a.Key])]),
            ], asXlsx: true);
        }
    }
}
