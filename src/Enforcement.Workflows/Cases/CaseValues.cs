using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Cases;

/// <summary>What is wrong with the values of a command that the stage allows.</summary>
internal static class CaseValues
{
    public static CaseRefusal? Refuse(CaseState s, CaseCommand command, CaseContext x) =>
        Fact(s, x, command.At, "at") ?? BeforeItsCause(s, command) ?? command switch
        {
            Inspect c => Required(c.Findings, "findings"),
            Stop c => RefuseStop(s, c, x),
            Determine c => Required(c.Basis, "basis"),
            OrderSelfDemolition c => Fact(s, x, c.ServedAt, "servedAt") ?? Between(TermOutOfRange, c.TermDays, x.Policy.Periods[DeadlineKind.SelfDemolition].Days, "termDays")
                ?? RefuseProof(s, c.Proof),
            ProveService c => c.Proof.Count == 0 ? new CaseRefusal(ProofMissing, "proof") : RefuseProof(s, c.Proof),
            ConfirmDemolition c => Fact(s, x, c.DemolishedAt, "demolishedAt") ?? RefusePhotos(s, c),
            PlanForcedDemolition c => RefusePlan(c, x),
            RecordCityEntry c => Required(c.EntryNumber, "entryNumber"),
            DecideSpecialMeeting c => Required(c.Reason, "reason", unless: c.Approved),
            OpenSupervision { DueOn: { } dueOn } => RefuseDueOn(dueOn, x),
            RecordMunicipalListing c => Required(c.ListingNumber, "listingNumber"),
            Suspend c => Approval(c.At, x) ?? Required(c.Reason, "reason"),
            Resume c => Approval(c.At, x),
            Extend c => Approval(c.At, x) ?? Required(c.Reason, "reason")
                ?? Between(ExtensionOutOfRange, c.Days, x.Policy.MaxExtensionDays - CaseGuards.Extendable(s, x.Actor)!.Count.ExtensionDays, "days"),
            ReplySupervision c => Required(c.Progress, "progress"),
            ReportObstruction c => Required(c.Description, "description"),
            TransferCrime c => Required(c.Reason, "reason"),
            Withdraw c => Approval(c.At, x) ?? Required(c.Reason, "reason"),
            CorrectPin c => Required(c.Reason, "reason"),
            IdentifyParty c when c.Party == s.Party => new CaseRefusal(AlreadyDone),
            IdentifyParty c => Required(c.Reason, "reason", unless: s.Party is null),
            AttachEvidence { TakenAt: { } takenAt } when takenAt > x.Now => new CaseRefusal(InTheFuture, "takenAt"),
            _ => null,
        };

    private static CaseRefusal? RefuseStop(CaseState s, Stop c, CaseContext x)
    {
        if (Fact(s, x, c.ServedAt, "servedAt") is { } refusal) return refusal;
        if (c.Document == StopDocument.Dissuasion) return null;
        if (x.Actor.UnitKind == UnitKind.Village) return new CaseRefusal(VillageOnlyDissuades, "document");
        if (s.Inspection is null) return new CaseRefusal(InspectionMissing);
        return c.Document == StopDocument.CorrectionNotice && s.Determination is null ? new CaseRefusal(DeterminationMissing) : null;
    }

    private static CaseRefusal? RefuseProof(CaseState s, IReadOnlyList<Guid> proof) =>
        proof.Where(id => s.Evidence.All(e => e.Id != id)).Select(id => new CaseRefusal(UnknownEvidence, "proof", id)).FirstOrDefault();

    private static CaseRefusal? RefusePhotos(CaseState s, ConfirmDemolition c)
    {
        foreach (var id in c.Evidence)
        {
            if (s.Evidence.All(e => e.Id != id)) return new CaseRefusal(UnknownEvidence, "evidence", id);
        }
        var after = s.Evidence.Where(e => c.Evidence.Contains(e.Id) && e.IsPhoto && ShowsAfter(e, c.DemolishedAt));
        return after.Any() ? null : new CaseRefusal(AfterPhotoMissing, "evidence");
    }

    /// <summary>Taken after it, as its time says; without a time, when who attached it named it so or attached it afterwards.</summary>
    private static bool ShowsAfter(AttachedEvidence e, DateTimeOffset demolishedAt) => e.Kind switch
    {
        EvidenceKind.AfterPhoto => e.TakenAt is null || e.TakenAt >= Minute(demolishedAt),
        EvidenceKind.Photo => (e.TakenAt ?? e.AttachedAt) >= Minute(demolishedAt),
        _ => false,
    };

    /// <summary>行政强制法 43; 最高法 (2016) 行他81号 counts Saturdays as well, so every rest day is meant.</summary>
    private static CaseRefusal? RefusePlan(PlanForcedDemolition c, CaseContext x)
    {
        if (c.PlannedAt < x.Now) return new CaseRefusal(PlannedInThePast, "plannedAt");
        if (c.PlannedAt > x.Now.AddYears(1)) return new CaseRefusal(DueDateOutOfRange, "plannedAt");
        if (!string.IsNullOrWhiteSpace(c.EmergencyReason)) return null;
        if (x.Policy.IsNight(TimeOnly.FromDateTime(LegalTime.In(c.PlannedAt).DateTime)))
            return new CaseRefusal(PlannedAtNight, "plannedAt", x.Policy.NightFrom, x.Policy.NightTo);
        return x.Calendar.IsWorkday(LegalTime.DateOf(c.PlannedAt)) ? null : new CaseRefusal(PlannedOnRestDay, "plannedAt");
    }

    private static CaseRefusal? RefuseDueOn(DateOnly dueOn, CaseContext x)
    {
        var today = LegalTime.DateOf(x.Now);
        return dueOn > today && dueOn <= today.AddYears(1) ? null : new CaseRefusal(DueDateOutOfRange, "dueOn");
    }

    /// <summary>A fact lies neither ahead of now nor before the construction was found.</summary>
    private static CaseRefusal? Fact(CaseState s, CaseContext x, DateTimeOffset at, string field) =>
        at > x.Now ? new CaseRefusal(InTheFuture, field)
        : at < s.Opened.FoundAt ? new CaseRefusal(BeforeTheCase, field, s.Opened.FoundAt)
        : null;

    /// <summary>
    /// From the demolition and from the first breach on, a step is not dated on a day before what made it due: a supervision order or
    /// a listing dated back would otherwise have passed before it was given (Art 22, 24–27).
    /// </summary>
    private static CaseRefusal? BeforeItsCause(CaseState s, CaseCommand command)
    {
        DutyKind? kind = command switch
        {
            ProveService => DutyKind.ProveService,
            FeedBack => DutyKind.FeedBack,
            RecordCityEntry => DutyKind.RecordCityEntry,
            IssueBulletin => DutyKind.IssueBulletin,
            RequestSpecialMeeting => DutyKind.RequestSpecialMeeting,
            DecideSpecialMeeting => DutyKind.DecideSpecialMeeting,
            OpenSupervision => DutyKind.OpenSupervision,
            CopyToDiscipline => DutyKind.CopyToDiscipline,
            RecordMunicipalListing => DutyKind.RecordMunicipalListing,
            ExplainAtMeeting => DutyKind.ExplainAtMeeting,
            OpenAccountability => DutyKind.OpenAccountability,
            Resume => DutyKind.Resume,
            _ => null,
        };
        return s.Duties.Find(d => d.Kind == kind && d.DoneAt is null) is { } due && LegalTime.DateOf(command.At) < LegalTime.DateOf(due.OpenedAt)
            ? new CaseRefusal(CaseRefusalReason.BeforeItsCause, "at", due.OpenedAt)
            : null;
    }

    /// <summary>People write times to the minute: what fell in the same minute is not earlier.</summary>
    private static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>An approval is given today: dated back it could undo what time already brought about.</summary>
    private static CaseRefusal? Approval(DateTimeOffset at, CaseContext x) =>
        LegalTime.DateOf(at) == LegalTime.DateOf(x.Now) ? null : new CaseRefusal(ApprovalBackdated, "at");

    private static CaseRefusal? Required(string? text, string field, bool unless = false) =>
        unless || !string.IsNullOrWhiteSpace(text) ? null : new CaseRefusal(TextMissing, field);

    private static CaseRefusal? Between(CaseRefusalReason reason, int days, int max, string field) =>
        days >= 1 && days <= max ? null : new CaseRefusal(reason, field, Math.Max(max, 0));
}
