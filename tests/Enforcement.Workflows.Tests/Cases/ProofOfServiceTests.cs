using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tests.Deadlines;
using Enforcement.Workflows.Tracks.InProgress;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>The self-demolition term starts on proven service (Art 21, 民诉法 87): no proof, no running deadline.</summary>
public sealed class ProofOfServiceTests
{
    [Fact]
    public void Without_proof_the_term_waits_and_the_duty_to_prove_the_service_is_due_instead()
    {
        var s = CaseScenario.Opened("2026-04-12 09:00").Unproven();

        s.Deadline(DeadlineKind.SelfDemolition).State.ShouldBe(DeadlineState.Pending);
        s.State.Duties.Single(d => d.Kind == DutyKind.ProveService).DoneAt.ShouldBeNull();
        s.State.Duties.ShouldNotContain(d => d.Kind == DutyKind.CheckSelfDemolition);

        s.At("2026-04-30 09:00").Sweep();
        s.State.Stage.ShouldBe(CaseStage.SelfDemolition, "no term ran, so none passed");
        s.Deadline(DeadlineKind.SelfDemolition).State.ShouldBe(DeadlineState.Pending);
        s.State.LateSince.ShouldBe(When.At("2026-04-14 00:00"), "the proof was due within a day of the service");
    }

    [Fact]
    public void A_proof_given_in_time_starts_the_term_from_the_day_of_service()
    {
        var s = CaseScenario.Opened("2026-04-12 09:00").Unproven().At("2026-04-13 20:00").Proof().Does(People.Inspector, s => s.Prove());

        s.Deadline(DeadlineKind.SelfDemolition).State.ShouldBe(DeadlineState.Running);
        s.Deadline(DeadlineKind.SelfDemolition).DueAt.ShouldBe(When.At("2026-04-16 00:00"));
        s.Deadline(DeadlineKind.Service).State.ShouldBe(DeadlineState.Met);
        s.State.LateSince.ShouldBeNull();
    }

    [Fact]
    public void A_proof_given_late_lets_everything_pass_at_its_own_legal_instant()
    {
        var s = CaseScenario.Opened("2026-04-12 09:00").Unproven().At("2026-04-30 09:00").Proof().Does(People.Inspector, s => s.Prove());

        s.Deadline(DeadlineKind.SelfDemolition).BreachedAt.ShouldBe(When.At("2026-04-16 00:00"));
        s.Deadline(DeadlineKind.ForcedDemolition).BreachedAt.ShouldBe(When.At("2026-04-23 00:00"));
        s.State.Stage.ShouldBe(CaseStage.Overdue);
    }

    [Fact]
    public void Days_of_a_suspension_before_the_proof_do_not_count()
    {
        var s = CaseScenario.Opened("2026-04-12 09:00").Unproven().At("2026-04-13 09:00").Suspended().At("2026-04-20 09:00");
        s.IsRefused(People.Inspector, s.Prove() with { Proof = [Guid.NewGuid()] }, CaseRefusalReason.Suspended);

        s.Does(People.Lead, new Resume(s.Now)).Proof().Does(People.Inspector, s => s.Prove());

        s.Deadline(DeadlineKind.SelfDemolition).DueAt.ShouldBe(When.At("2026-04-23 00:00"), "the 13th to the 19th were suspended");
    }

    [Fact]
    public void A_proof_is_evidence_of_this_case()
    {
        var s = CaseScenario.Opened("2026-04-12 09:00").Unproven();

        s.IsRefused(People.Inspector, new ProveService(s.Now, []), CaseRefusalReason.ProofMissing, "proof");
        s.IsRefused(People.Inspector, new ProveService(s.Now, [Guid.NewGuid()]), CaseRefusalReason.UnknownEvidence, "proof");
        var other = CaseScenario.Opened("2026-04-12 09:00").Determined();
        other.IsRefused(People.Inspector, other.Order() with { Proof = [Guid.NewGuid()] }, CaseRefusalReason.UnknownEvidence, "proof");
    }

    [Fact]
    public void A_demolition_or_a_withdrawal_ends_a_term_that_waits()
    {
        CaseScenario.Opened("2026-04-12 09:00").Unproven().Demolished()
            .Deadline(DeadlineKind.SelfDemolition).State.ShouldBe(DeadlineState.Ended);
        var s = CaseScenario.Opened("2026-04-12 09:00").Unproven();
        s.Does(People.Lead, new Withdraw(s.Now, "误立")).Deadline(DeadlineKind.SelfDemolition).State.ShouldBe(DeadlineState.Ended);
    }
}
