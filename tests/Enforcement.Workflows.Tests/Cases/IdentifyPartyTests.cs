using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Sanctions;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>
/// Who the party is may become known, or turn out wrong, while the case is open; the sanctions are for it then (Art 8, 19).
/// </summary>
public sealed class IdentifyPartyTests
{
    private static readonly Party Builder = new("张三", PartyKind.Person, "110228196005051234", "13800138000", "溪翁庄镇"),
        Owner = new("某某有限公司", PartyKind.Organisation, "91110118MA01ABCD2X");

    [Fact]
    public void A_party_that_becomes_known_needs_no_reason_and_a_correction_does_and_keeps_the_old_one()
    {
        var scenario = CaseScenario.Opened().Overdue();
        scenario.State.Party.ShouldBeNull();
        scenario.Does(People.Inspector, new IdentifyParty(scenario.Now, Builder, " ", []));
        scenario.State.Party.ShouldBe(Builder);

        scenario.IsRefused(People.Lead, new IdentifyParty(scenario.Now, Owner, "　", []), CaseRefusalReason.TextMissing, "reason");
        scenario.IsRefused(People.Lead, new IdentifyParty(scenario.Now, Builder with { }, "再报", []), CaseRefusalReason.AlreadyDone);
        scenario.Does(People.Lead, new IdentifyParty(scenario.Now, Owner, "土地由公司承租", []));
        scenario.State.Party.ShouldBe(Owner);
        scenario.Entries<PartyIdentified>().Select(e => (e.OldParty, e.Party, e.Reason))
            .ShouldBe([(null, Builder, null), (Builder, Owner, "土地由公司承租")]);
        CaseEvolution.Fold(scenario.Journal).ShouldBeEquivalentTo(scenario.State);
    }

    [Fact]
    public void Article_26_what_the_party_of_now_repeats_counts()
    {
        var scenario = CaseScenario.Opened();
        scenario.Does(People.Inspector, new IdentifyParty(scenario.Now, Builder, null, ["T-0"]));
        (scenario.State.IsRepeat, scenario.State.UpperLimit).ShouldBe((true, true));
        scenario.Does(People.Inspector, new IdentifyParty(scenario.Now, Owner, "x", []));
        (scenario.State.IsRepeat, scenario.State.UpperLimit).ShouldBe((false, false));
    }

    [Fact]
    public void It_changes_the_sanctions_and_no_deadline_duty_or_stage()
    {
        var scenario = CaseScenario.Opened().Overdue().Suspended();
        var before = scenario.State;
        scenario.Does(People.Inspector, new IdentifyParty(scenario.Now, Builder, null, []));
        (scenario.State.Stage, scenario.State.SuspendedAt).ShouldBe((before.Stage, before.SuspendedAt));
        scenario.State.Deadlines.ShouldBe(before.Deadlines);
        scenario.State.Duties.ShouldBe(before.Duties);
        SanctionRules.Changes(scenario.Journal[^1]).ShouldBeTrue();
    }
}
