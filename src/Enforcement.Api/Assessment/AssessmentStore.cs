using System.Text.Json;
using System.Linq.Expressions;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Assessment;

/// <summary>The one write path of assessments: row, journal and notices in one commit.</summary>
internal sealed class AssessmentStore(EnforcementDb db, UnitDirectory directory)
{
    public static string StreamOf(string period, string unit) => $"assessment/{period}-{unit}";

    /// <summary>The units that an assessor assesses for a period: those that had not ended before it began, and villages that no former town of theirs assessed already.</summary>
    public async Task<IReadOnlyList<UnitRow>> UnitsAsync(AssessmentLevel level, string assessor, AssessmentPeriod period, CancellationToken ct)
    {
        var all = (await directory.GetAsync(ct)).All.Where(u => u.EndedAt is null || u.EndedAt > period.From);
        if (level == AssessmentLevel.Town) return [.. all.Where(u => u.Kind is UnitKind.Town or UnitKind.DevelopmentZone)];
        var name = period.ToString();
        var elsewhere = await db.Set<AssessmentRow>().AsNoTracking().Where(a => a.Period == name && a.Assessor != assessor).Select(a => a.Unit).ToListAsync(ct);
        return [.. all.Where(u => u.Kind == UnitKind.Village && u.Parent == assessor && !elsewhere.Contains(u.Code))];
    }

    /// <summary>The assessments of a period that the reader may see, tracked, by the unit's code; read in two queries however many they are.</summary>
    public async Task<IReadOnlyList<(AssessmentRow Row, UnitAssessment Assessment)>> FindAsync(AssessmentPeriod period, Expression<Func<AssessmentRow, bool>> which, CancellationToken ct)
    {
        var name = period.ToString();
        var rows = await db.Set<AssessmentRow>().Where(a => a.Period == name).Where(which).OrderBy(a => a.Unit).ToListAsync(ct);
        var streams = rows.Select(r => StreamOf(r.Period, r.Unit)).ToList();
        var entries = (await db.Set<JournalRow>().AsNoTracking().Where(e => streams.Contains(e.Stream)).OrderBy(e => e.Sequence).Select(e => new { e.Stream, e.Type, e.Data }).ToListAsync(ct)).ToLookup(e => e.Stream);
        return [.. rows.Select(r => (r, UnitAssessment.Fold(entries[StreamOf(r.Period, r.Unit)].Select(e => EventJson<AssessmentEvent>.Read(e.Type, e.Data)))))];
    }

    /// <summary>Writes events; the caller's unit of work commits.</summary>
    public async Task<UnitAssessment> SaveAsync(AssessmentRow? row, UnitAssessment? before, IReadOnlyList<AssessmentEvent> events, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var assessment = events.Aggregate(before, UnitAssessment.Evolve)!;
        var opened = assessment.Opened;
        if (row is null) db.Add(row = new AssessmentRow { Period = opened.Period, Unit = opened.Unit, Assessor = opened.Assessor, HeadHash = "" });
        var stream = StreamOf(row.Period, row.Unit);
        row.HeadHash = JournalChain.Append(db, stream, before is null ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash), events.Select(e => EventJson<AssessmentEvent>.Write(e, e.At)), actor, opened.PolicyVersion, now).Hash;
        row.Version = assessment.Version;
        foreach (var e in events)
        {
            if (ToldOf(e, before, opened) is not var (unit, kind)) continue;
            db.Notify(stream, new NoticePayload(unit, null, kind, e.At, null, $"/assessments/{row.Period}/{row.Unit}"), now);
        }
        await db.SaveChangesAsync(ct);
        return assessment;
    }

    private static (string Unit, string Kind)? ToldOf(AssessmentEvent e, UnitAssessment? before, AssessmentOpened opened) => e switch
    {
        AssessmentComputed => (opened.Unit, before is null ? "assessment.published" : "assessment.recomputed"),
        AppealFiled => (opened.Assessor, "assessment.appealed"),
        AppealDecided => (opened.Unit, "assessment.appealDecided"),
        AssessmentConfirmed => (opened.Unit, "assessment.assessmentConfirmed"),
        _ => null,
    };
}

/// <summary>From a refusal of the rules to one that people are told.</summary>
internal static class AssessmentRefusals
{
    public static Refusal ToRefusal(AssessmentRefusal refusal)
    {
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Reason.ToString());
        return refusal switch
        {
            { Reason: AssessmentRefusalReason.NotYours } => new Refusal(name, RefusalKind.Forbidden),
            { Field: not null } => new Refusal($"assessment-{name}", RefusalKind.Invalid, refusal.Field, refusal.Args),
            _ => new Refusal($"assessment-{name}", RefusalKind.InvalidInStage, null, refusal.Args),
        };
    }
}
