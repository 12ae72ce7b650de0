using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tests.Cases;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Leads;

/// <summary>The rules of leads (process.md section 2; Art 10, 12, 13, 17).</summary>
public sealed class LeadDeciderTests
{
    private static readonly DateTimeOffset Now = When.At("2026-04-10 09:00");
    private static readonly Guid Id = Guid.Parse("11111111-1111-1111-1111-111111111111");

    private static LeadFacts Facts(LeadChannel? channel = null, string? town = People.TownCode) =>
        new(channel ?? LeadChannel.Patrol, "1", Now.AddHours(-1), new Place(116.86, 40.47), "某村", town, People.VillageCode, "砌墙", 120);

    private static CaseContext By(Actor actor, DateTimeOffset? now = null) =>
        new(TestPolicies.V1, StateCouncil.Calendar, now ?? Now, actor);

    private static Lead Recorded(Actor by, LeadFacts? facts = null, string? townOfFinder = null)
    {
        var decision = LeadDecider.Record(Id, facts ?? Facts(), townOfFinder, By(by));
        decision.Refusal.ShouldBeNull();
        return Lead.Fold(decision.Events);
    }

    private static Lead Does(Lead lead, Actor by, LeadCommand command, DateTimeOffset? now = null)
    {
        var decision = LeadDecider.Decide(lead, command, By(by, now));
        decision.Refusal.ShouldBeNull();
        return decision.Events.Aggregate(lead, Lead.Evolve);
    }

    private static LeadRefusalReason? Refused(Lead lead, Actor by, LeadCommand command) =>
        LeadDecider.Decide(lead, command, By(by)).Refusal is { } refusal ? Enum.GetValues<LeadRefusalReason>()
            .Single(r => Refusal.CodeOf(r) == refusal.Code) : null;

    [Fact]
    public void What_a_village_finds_at_home_is_its_towns_at_once_and_due_three_days_later()
    {
        var lead = Recorded(People.Village, townOfFinder: People.TownCode);
        (lead.State, lead.DispatchedTo, lead.Recorded.Finder).ShouldBe((LeadState.Dispatched, People.TownCode, People.VillageCode));
        lead.Due!.DueAt.ShouldBe(When.At("2026-04-14 00:00")); // the 13th's 24:00: the day of dispatch is not counted
    }

    [Fact]
    public void What_a_village_finds_across_the_border_waits_for_who_dispatches() =>
        Recorded(People.Village, Facts(town: People.OtherTownCode), People.TownCode).State.ShouldBe(LeadState.New);

    [Fact]
    public void A_satellite_patch_waits_until_planning_dispatches_it()
    {
        var lead = Recorded(People.Planning, Facts(LeadChannel.Satellite));
        (lead.State, lead.DispatchedTo).ShouldBe((LeadState.New, null));
        Refused(lead, People.Inspector, new VerifyLead("x", true, null)).ShouldBe(LeadRefusalReason.NotDispatched);
        Refused(lead, People.Inspector, new DispatchLead(People.TownCode)).ShouldBe(LeadRefusalReason.NotYours);
        Does(lead, People.Planning, new DispatchLead(People.TownCode)).DispatchedTo.ShouldBe(People.TownCode);
    }

    [Fact]
    public void Only_planning_records_what_a_satellite_saw_and_only_in_the_past()
    {
        LeadDecider.Record(Id, Facts(LeadChannel.Satellite), null, By(People.Inspector)).Refusal!.Code.ShouldBe(
            Refusal.CodeOf(LeadRefusalReason.NotYours));
        LeadDecider.Record(Id, Facts() with { FoundAt = Now.AddMinutes(1) }, null,
            By(People.Village)).Refusal.ShouldBe(Refusal.Of(LeadRefusalReason.InTheFuture, "foundAt"), Same);
    }

    [Theory]
    [InlineData("2026-04-13 23:59", DeadlineState.Running)]
    [InlineData("2026-04-14 00:00", DeadlineState.Breached)]
    public void The_verification_is_late_from_24_00_of_its_last_day_on(string now, DeadlineState state) =>
        Recorded(People.Village, townOfFinder: People.TownCode).DeadlineAt(When.At(now)).ShouldBe(state);

    [Fact]
    public void A_verification_in_time_stays_met_and_a_late_one_stays_breached()
    {
        var lead = Recorded(People.Village, townOfFinder: People.TownCode);
        var years = When.At("2030-01-01 00:00");
        Does(lead, People.Inspector, new VerifyLead("MY2026-101-0001", true, null), When.At("2026-04-13 23:59")).DeadlineAt(years)
            .ShouldBe(DeadlineState.Met);
        Does(lead, People.Inspector, new VerifyLead("MY2026-101-0001", true, null), When.At("2026-04-14 00:00")).DeadlineAt(years)
            .ShouldBe(DeadlineState.Breached);
    }

    [Fact]
    public void A_town_gives_back_what_is_not_its_own_and_planning_sends_it_on_with_a_new_deadline()
    {
        var lead = Does(Recorded(People.Planning), People.Planning, new DispatchLead(People.TownCode));
        Refused(lead, People.Planning, new RejectLead(LeadOutcome.Returned, "不在本镇", null)).ShouldBe(LeadRefusalReason.NotYours);
        lead = Does(lead, People.Inspector, new RejectLead(LeadOutcome.Returned, "不在本镇", null));
        lead.State.ShouldBe(LeadState.Returned);
        lead = Does(lead, People.Planning, new DispatchLead(People.OtherTownCode), When.At("2026-04-20 10:00"));
        (lead.State, lead.DispatchedTo, lead.Rejected).ShouldBe((LeadState.Dispatched, People.OtherTownCode, null));
        lead.Due!.DueAt.ShouldBe(When.At("2026-04-24 00:00"));
        Refused(lead, People.Inspector, new VerifyLead("x", true, null)).ShouldBe(LeadRefusalReason.NotYours);
    }

    [Fact]
    public void A_lead_that_is_not_with_a_town_cannot_be_given_back_but_planning_may_close_it()
    {
        var lead = Recorded(People.Planning);
        Refused(lead, People.Planning, new RejectLead(LeadOutcome.Returned, "x", null)).ShouldBe(LeadRefusalReason.OnlyTownsReturn);
        Refused(lead, People.Planning, new RejectLead(LeadOutcome.Unfounded, " ", null)).ShouldBe(LeadRefusalReason.TextMissing);
        Does(lead, People.Planning, new RejectLead(LeadOutcome.Duplicate, "同一处", "MY2026-101-0001")).State.ShouldBe(LeadState.Duplicate);
    }

    [Fact]
    public void Dispatching_it_where_it_is_changes_nothing()
    {
        var lead = Does(Recorded(People.Planning), People.Planning, new DispatchLead(People.TownCode));
        LeadDecider.Decide(lead, new DispatchLead(People.TownCode), By(People.Planning, Now.AddDays(2))).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Dissuasion_and_permit_check_recorded_with_the_finding_are_entries_of_their_own()
    {
        var lead = Recorded(
            People.Village, Facts() with { Dissuasion = new Dissuasion(Now, true, "停了"),
                PermitCheck = new PermitCheck(Now, false, null, false, "未出示") }, People.TownCode);
        lead.Dissuasions.ShouldHaveSingleItem().Unit.ShouldBe(People.VillageCode);
        lead.PermitChecks.ShouldHaveSingleItem().PermitPresented.ShouldBeFalse();
        (lead.Facts.Dissuasion, lead.Facts.PermitCheck).ShouldBe((null, null));
        Does(lead, People.Inspector, new DissuadeBuilder(new Dissuasion(Now, false, "继续施工"))).Dissuasions.Count.ShouldBe(2);
    }

    [Fact]
    public void A_photo_that_comes_in_after_the_lead_is_closed_is_still_taken()
    {
        var lead = Does(Recorded(People.Village, townOfFinder: People.TownCode), People.Inspector,
            new VerifyLead("MY2026-101-0001", true, null));
        Does(lead, People.Village, new AttachLeadEvidence(Guid.NewGuid(), EvidenceKind.Photo, true, Now, "a.jpg",
            "00")).Evidence.Count.ShouldBe(1);
        Refused(lead, People.Inspector, new DissuadeBuilder(new Dissuasion(Now, true, null))).ShouldBe(LeadRefusalReason.LeadNotOpen);
        Refused(lead, People.OtherInspector, new AttachLeadEvidence(Guid.NewGuid(), EvidenceKind.Photo, true, Now, "a.jpg", "00"))
            .ShouldBe(LeadRefusalReason.NotYours);
    }

    // n new, d dispatched to the town, r returned by it, v verified, u unfounded. i the town's inspector, l its lead, p planning, b
    // bureau, v its village (where it lies), s sector.
    [Theory]
    [InlineData("n", "pb", "", "pb", "v", "vpb")]
    [InlineData("d", "pb", "il", "il", "ilv", "ilvpb")]
    [InlineData("r", "pb", "", "pb", "ilv", "ilvpb")]
    [InlineData("v", "", "", "", "", "ilvpb")]
    [InlineData("u", "", "", "", "", "ilvpb")]
    public void Each_action_is_offered_to_exactly_the_people_whose_it_is(string state, string dispatch, string verify, string reject,
        string onSite, string attach)
    {
        var lead = Recorded(People.Planning);
        if (state != "n") lead = Does(lead, People.Planning, new DispatchLead(People.TownCode));
        if (state == "r") lead = Does(lead, People.Lead, new RejectLead(LeadOutcome.Returned, "x", null));
        if (state == "v") lead = Does(lead, People.Lead, new VerifyLead("MY2026-101-0001", true, null));
        if (state == "u") lead = Does(lead, People.Lead, new RejectLead(LeadOutcome.Unfounded, "x", null));
        (char, Actor)[] people =
        [
            ('i', People.Inspector), ('l', People.Lead), ('v', People.Village), ('p', People.Planning), ('b', People.Bureau),
            ('s', People.Sector), ('x', People.OtherInspector),
            ('y', People.OtherLead), ('o', People.Office), ('d', People.Leader),
        ];
        string Who(LeadAction action) =>
            string.Concat(people.Where(p => LeadProcess.Blocks(lead, action, p.Item2) is null).Select(p => p.Item1));
        (Who(LeadAction.Dispatch), Who(LeadAction.Verify), Who(LeadAction.Reject), Who(LeadAction.Dissuade), Who(LeadAction.CheckPermit),
            Who(LeadAction.AttachEvidence))
            .ShouldBe((dispatch, verify, reject, onSite, onSite, attach));
    }

    [Fact]
    public void An_entry_of_an_unknown_kind_is_never_skipped() =>
        Should.Throw<InvalidOperationException>(() => Lead.Evolve(Recorded(People.Planning), new Unknown(Now)));

    private sealed record Unknown(DateTimeOffset At) : LeadEvent(At);

    private static readonly IEqualityComparer<Refusal?> Same = EqualityComparer<Refusal?>.Create((a, b) =>
        a?.Code == b?.Code && a?.Field == b?.Field);
}
