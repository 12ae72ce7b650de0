using Enforcement.Api.Cases;
using Enforcement.Api.Evidence;
using Enforcement.Api.Journal;
using Enforcement.Api.Places;
using Enforcement.Api.Simulation;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Journal;

/// <summary>No order of commands breaks the chain of a journal, or parts the rows of a case from it.</summary>
public sealed class RandomWalkTests
{
    private static readonly Actor Admin = new("admin", "admin", "110118", UnitKind.District, [PersonRole.Administrator]);

    private static readonly Actor[] People =
    [
        new("inspector", "执法", "110118101", UnitKind.Town, [PersonRole.Inspector]),
        new("lead", "负责", "110118101", UnitKind.Town, [PersonRole.UnitLead]),
        new("planning", "规划", "110118-PLN", UnitKind.Planning, [PersonRole.PlanningOfficer]),
        new("bureau", "城管", "110118-UEB", UnitKind.UrbanEnforcement, [PersonRole.Supervisor]),
        new("supervision", "督查", "110118-SUP", UnitKind.Supervision, [PersonRole.Supervisor]),
        new("leader", "领导", "110118", UnitKind.District, [PersonRole.DistrictLeader]),
    ];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task No_order_of_commands_breaks_the_chain_of_a_journal(int seed)
    {
        var random = new Random(seed);
        await using var app = new EnforcementApp { Demo = false };
        var now = app.SimulationStart!.Value;
        var opened = await app.SendAsync(new OpenCase { Place = new PlaceBody(116.86, 40.47), Address = "随机", Town = "110118101" },
            People[0]);
        var number = opened.Value!.Number;
        var accepted = 0;
        for (var step = 0; step < 150; step++)
        {
            if (random.Next(3) == 0)
            {
                now = now.AddHours(random.Next(1, 100));
                (await app.SendAsync(new MoveClock(now), Admin)).IsOk.ShouldBeTrue();
            }
            if (random.Next(4) == 0) await app.SendAsync(new SweepDeadlines());
            if (random.Next(10) == 0)
            {
                using var photo = new MemoryStream(CaseClient.Png);
                await app.SendAsync(new AddEvidence { CaseNumber = number, Content = photo, FileName = "a.png",
                    Kind = EvidenceKind.AfterPhoto, TakenAt = now }, People[0]);
            }
            var person = People[random.Next(People.Length)];
            var seen = (await app.SendAsync(new GetCase(number), person)).Value!;
            if (seen.AllowedActions.Where(a => a != "withdraw" && (a != "confirm-demolition" || random.Next(8) == 0))
                .ToList() is not { Count: > 0 } allowed) continue;
            var body = Body(allowed[random.Next(allowed.Count)], now, seen, random) with { Version = seen.Version };
            if ((await app.SendAsync(new ActOnCase(number, body), person)).IsOk) accepted++;
        }
        accepted.ShouldBeGreaterThan(15, $"seed {seed}");
        (await app.SendAsync(new VerifyCaseJournal(number), People[2])).Value.ShouldBe(new JournalVerification(true, null), $"seed {seed}");
        var folded = (await app.SendAsync(new GetCase(number), People[2])).Value!;
        var row = await app.DbAsync(db => db.Set<CaseRow>().Include(c => c.Deadlines).Include(c => c.Duties)
            .SingleAsync(c => c.Number == number));
        (row.Stage, row.Version, row.LateSince).ShouldBe((folded.Stage, folded.Version, folded.LateSince), $"seed {seed}");
        (row.PartyName, row.IsRepeat).ShouldBe((folded.Party?.Name, folded.Flags.Contains("repeat")), $"seed {seed}");
        row.Deadlines.Select(d => (d.Kind, d.State, d.State == DeadlineState.Pending ? null : (DateTimeOffset?)d.DueAt))
            .ShouldBe(folded.Deadlines.Select(d => (d.Kind, d.State, d.DueAt)), ignoreOrder: true);
        row.Duties.OrderBy(d => d.Position).Select(d => (d.Kind, d.DoneAt)).ShouldBe(folded.Duties.Select(d => (d.Kind, d.DoneAt)));
    }

    private static CaseActionBody Body(string action, DateTimeOffset now, CaseView c, Random random) => action switch
    {
        "inspect" => new InspectBody { Findings = "在施" },
        "stop" => new StopBody { Document = StopDocument.StopNotice, ServedAt = now, Method = ServiceMethod.Direct },
        "determine" => new DetermineBody { Illegal = true, Basis = "x", LandCategory = LandCategory.Farmland },
        "order-self-demolition" => new OrderSelfDemolitionBody { ServedAt = now.AddHours(-random.Next(60)), TermDays = random.Next(0, 5),
            Proof = random.Next(2) == 0 ? [] : [.. c.Evidence.Select(e => e.Id)] },
        "prove-service" => new ProveServiceBody { Proof = [.. c.Evidence.Select(e => e.Id)] },
        "confirm-demolition" => new ConfirmDemolitionBody { By = DemolishedBy.Party, DemolishedAt = now.AddHours(-random.Next(30)),
            Evidence = [.. c.Evidence.Select(e => e.Id)] },
        "plan-forced-demolition" => new PlanForcedDemolitionBody { PlannedAt = now.AddHours(random.Next(60)) },
        "feed-back" => new FeedBackBody(),
        "record-city-entry" => new RecordCityEntryBody { EntryNumber = "x" },
        "issue-bulletin" => new IssueBulletinBody(),
        "request-special-meeting" => new RequestSpecialMeetingBody(),
        "decide-special-meeting" => new DecideSpecialMeetingBody { Approved = random.Next(3) > 0, Reason = "x" },
        "open-supervision" => new OpenSupervisionBody(),
        "copy-to-discipline" => new CopyToDisciplineBody(),
        "record-municipal-listing" => new RecordMunicipalListingBody { ListingNumber = "x" },
        "explain-at-meeting" => new ExplainAtMeetingBody(),
        "open-accountability" => new OpenAccountabilityBody(),
        "suspend" => new SuspendBody { Reason = "x" },
        "resume" => new ResumeBody(),
        "extend" => new ExtendBody { Days = random.Next(0, 9), Reason = "x" },
        "reply-supervision" => new ReplySupervisionBody { Progress = "x" },
        "report-obstruction" => new ReportObstructionBody { Description = "x" },
        "identify-party" => new IdentifyPartyBody { Party = new PartyBody($"当事人{random.Next(3)}", PartyKind.Person), Reason = "x" },
        "transfer-crime" => new TransferCrimeBody { Reason = "x" },
        _ => throw new InvalidOperationException($"No body for {action}."),
    };
}
