using System.Collections.Immutable;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using Enforcement.Workflows.Tests.Deadlines;
using Enforcement.Workflows.Tracks.InProgress;
using Shouldly;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>The people of the tests, one for each part.</summary>
internal static class People
{
    public const string TownCode = "110118101", OtherTownCode = "110118111", VillageCode = "110118101201";

    public static readonly Actor Inspector = Of("inspector", TownCode, UnitKind.Town, PersonRole.Inspector);
    public static readonly Actor Lead = Of("lead", TownCode, UnitKind.Town, PersonRole.UnitLead);
    public static readonly Actor OtherInspector = Of("other", OtherTownCode, UnitKind.Town, PersonRole.Inspector);
    public static readonly Actor OtherLead = Of("otherLead", OtherTownCode, UnitKind.Town, PersonRole.UnitLead);
    public static readonly Actor Planning = Of("planning", "110118-PLN", UnitKind.Planning, PersonRole.PlanningOfficer);
    public static readonly Actor Bureau = Of("bureau", "110118-UEB", UnitKind.UrbanEnforcement, PersonRole.Supervisor);
    public static readonly Actor Office = Of("supervision", "110118-SUP", UnitKind.Supervision, PersonRole.Supervisor);
    public static readonly Actor Leader = Of("leader", "110118", UnitKind.District, PersonRole.DistrictLeader);
    public static readonly Actor Village = Of("village", VillageCode, UnitKind.Village, PersonRole.VillagePatroller);
    public static readonly Actor Sector = Of("sector", "110118-AGR", UnitKind.Sector, PersonRole.Inspector);

    public static readonly IReadOnlyList<Actor> All = [Inspector, Lead, OtherInspector, OtherLead, Planning, Bureau, Office, Leader,
        Village, Sector];

    public static Actor Of(string name, string unit, UnitKind kind, params PersonRole[] roles) => new(name, name, unit, kind, roles);
}

/// <summary>The policies of the tests: the measure's own, and a later version that counts working days.</summary>
internal static class TestPolicies
{
    public static readonly Policy V1 = Make(1, new DateOnly(2022, 4, 12), DayBasis.Calendar);

    /// <summary>In force from 2026-02-01: the same numbers in working days.</summary>
    public static readonly Policy WorkingDays = Make(2, new DateOnly(2026, 2, 1), DayBasis.Working);

    private static Policy Make(int version, DateOnly from, DayBasis basis)
    {
        LegalPeriod Days(int days) => new(days, basis, RollForward: false, "test");
        return new Policy
        {
            Version = version, EffectiveFrom = from, Note = "test",
            Periods = new Dictionary<DeadlineKind, LegalPeriod>
            {
                [DeadlineKind.Stop] = Days(1), [DeadlineKind.Determination] = Days(3), [DeadlineKind.SelfDemolition] = Days(3),
                [DeadlineKind.ForcedDemolition] = Days(7), [DeadlineKind.Feedback] = Days(3), [DeadlineKind.Bulletin] = Days(3),
                [DeadlineKind.Supervision] = Days(7), [DeadlineKind.Verification] = Days(3), [DeadlineKind.Service] = Days(1),
            },
            MaxExtensionDays = 30, NightFrom = new TimeOnly(22, 0), NightTo = new TimeOnly(6, 0), RepeatDistanceMetres = 100,
            RepeatYears = 3,
            DuplicateDistanceMetres = 50, DuplicateDays = 365,
            Month = new MonthPolicy(20, [5, 2, 0], 3, 50, 7, 0.9, 0.6, 5, 7), UnitLadder = new UnitLadderPolicy(1, 3, 7),
            Assessment = new DeductionTable(5, 5, 2, 5, 3, 10, 20, 5), AppealDays = 3,
        };
    }
}

/// <summary>A case that is walked by real commands; time is moved by hand. Keeps the journal as the store would.</summary>
internal sealed class CaseScenario
{
    private CaseScenario(Policy policy, DateTimeOffset now) => (Policy, Now) = (policy, now);

    public Policy Policy { get; }
    public DateTimeOffset Now { get; private set; }
    public CaseState State { get; private set; } = null!;
    public ImmutableList<CaseEvent> Journal { get; private set; } = [];
    public Refusal? Refusal { get; private set; }
    private int _ids;

    /// <summary>Given a case that was found and opened at a time.</summary>
    public static CaseScenario Opened(string at = "2026-04-10 09:00", Policy? policy = null, bool inProgress = true, Track? track = null)
    {
        var scenario = new CaseScenario(policy ?? TestPolicies.V1, When.At(at));
        var opening = Opening(scenario.Now) with { Village = People.VillageCode, Address = "溪翁庄镇", InProgress = inProgress };
        scenario.Take(CaseDecider.Open(opening, scenario.ContextOf(People.Inspector), track));
        return scenario;
    }

    /// <summary>The least that a case is opened with.</summary>
    public static CaseOpening Opening(DateTimeOffset foundAt) => new()
    {
        Number = "T-1", FoundAt = foundAt, Town = People.TownCode, Village = null, FirstFinder = People.TownCode,
        Place = new Place(116.9, 40.5), Address = "",
        Party = null, InProgress = true, AreaSquareMetres = null, Description = "", LeadId = null,
    };

    public CaseContext ContextOf(Actor actor) => new(Policy, StateCouncil.Calendar, Now, actor);

    /// <summary>When time moves on, without a sweep.</summary>
    public CaseScenario At(string when)
    {
        Now = When.At(when);
        return this;
    }

    public CaseScenario At(DateTimeOffset when)
    {
        Now = when;
        return this;
    }

    /// <summary>When the sweep runs.</summary>
    public CaseScenario Sweep()
    {
        Take(CaseDecider.PassTime(State, ContextOf(Actor.System)));
        return this;
    }

    /// <summary>When somebody does something that must be accepted.</summary>
    public CaseScenario Does(Actor actor, CaseCommand command)
    {
        Tries(actor, command);
        Refusal.ShouldBeNull($"{actor.UserName} {command.Action}");
        return this;
    }

    /// <summary>The same with a command that needs the case as it stands then.</summary>
    public CaseScenario Does(Actor actor, Func<CaseScenario, CaseCommand> command) => Does(actor, command(this));

    /// <summary>When somebody tries something.</summary>
    public CaseScenario Tries(Actor actor, CaseCommand command)
    {
        Take(CaseDecider.Decide(State, command, ContextOf(actor)));
        return this;
    }

    /// <summary>Then it is refused, by this name, about this field, and nothing changed.</summary>
    public void IsRefused(Actor actor, CaseCommand command, CaseRefusalReason reason, string? field = null)
    {
        var before = State;
        Tries(actor, command);
        Refusal.ShouldNotBeNull($"{actor.UserName} {command.Action} should be refused");
        (Refusal.Code, Refusal.Field).ShouldBe((Refusal.CodeOf(reason), field));
        State.ShouldBeSameAs(before);
    }

    public CaseDeadline Deadline(DeadlineKind kind) => State.Deadline(kind).ShouldNotBeNull();

    public IEnumerable<T> Entries<T>() where T : CaseEvent => Journal.OfType<T>();

    private void Take(Decision<CaseState, CaseEvent> decision)
    {
        Refusal = decision.Refusal;
        if (decision.State is not { } after) return;
        State = after;
        Journal = Journal.AddRange(decision.Events);
        GoldenScenarios.Record(decision.Events);
    }

    // The walk to each stage, by the commands of the measure.
    public CaseScenario Inspected() => Does(People.Inspector, new Inspect(Now, false, null, false, "在施"));
    public CaseScenario Stopped() => Inspected().Does(People.Inspector, new Stop(Now, StopDocument.StopNotice, Now, ServiceMethod.Direct));
    public CaseScenario Determined() =>
        Stopped().Does(People.Inspector, new Determine(Now, true, "无规划许可", LandCategory.Collective, false)).Proof();
    public CaseScenario Ordered(int days = 3) => Determined().Does(People.Inspector, Order(days));
    /// <summary>The order was served, but nothing proves it.</summary>
    public CaseScenario Unproven(int days = 3) => Determined().Does(People.Inspector, Order(days) with { Proof = [] });
    public CaseScenario Proof() => Does(People.Inspector, Photo(EvidenceKind.Document));
    public CaseScenario Forced() => Ordered().At(Deadline(DeadlineKind.SelfDemolition).DueAt).Sweep();
    public CaseScenario Overdue() => Forced().At(Deadline(DeadlineKind.ForcedDemolition).DueAt).Sweep();
    public CaseScenario Bulletined() => Overdue().Does(People.Bureau, new IssueBulletin(Now));
    public CaseScenario MeetingRequested() => Bulletined().Does(People.Planning, new RequestSpecialMeeting(Now));
    public CaseScenario MeetingRefused() => MeetingRequested().Does(People.Leader, new DecideSpecialMeeting(Now, false, "补充材料", null));
    public CaseScenario Approved() => MeetingRequested().Does(People.Leader, new DecideSpecialMeeting(Now, true, "同意", "8"));
    public CaseScenario Supervised() => Approved().Does(People.Office, new OpenSupervision(Now, null))
        .Does(People.Planning, new CopyToDiscipline(Now));
    public CaseScenario SupervisionOverdue() => Supervised().At(Deadline(DeadlineKind.Supervision).DueAt).Sweep();
    public CaseScenario Listed() => SupervisionOverdue().Does(People.Planning, new RecordMunicipalListing(Now, "SJ-1"));
    public CaseScenario YearOver() => Listed().At(Deadline(DeadlineKind.YearEnd).DueAt).Sweep();
    public CaseScenario Demolished() => Photographed().Does(People.Inspector, Demolish());
    public CaseScenario Photographed() => Does(People.Inspector, Photo(EvidenceKind.AfterPhoto));
    public CaseScenario Closed() => Ordered().Demolished().Does(People.Inspector, new FeedBack(Now))
        .Does(People.Inspector, new RecordCityEntry(Now, "BJ-1"));
    public CaseScenario Suspended() => Does(State.Stage == CaseStage.Overdue ? People.Planning : People.Lead, new Suspend(Now, "住院"));

    public OrderSelfDemolition Order(int days = 3, DateTimeOffset? servedAt = null) =>
        new(Now, servedAt ?? Now, days, ServiceMethod.Direct, [.. State.Evidence.Select(e => e.Id)]);
    public ProveService Prove() => new(Now, [.. State.Evidence.Select(e => e.Id)]);
    public ConfirmDemolition Demolish(DateTimeOffset? at = null) =>
        new(Now, DemolishedBy.Party, at ?? Now, [.. State.Evidence.Select(e => e.Id)]);
    public AttachEvidence Photo(EvidenceKind kind, bool isPhoto = true) => new(Now, NextId(), kind, isPhoto, Now, "a.png", "00");

    /// <summary>An id that is the same in every run: journals are compared byte by byte with those of earlier versions.</summary>
    public Guid NextId() => new(++_ids, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
