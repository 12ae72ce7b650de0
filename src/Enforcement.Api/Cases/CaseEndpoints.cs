using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Enforcement.Api.Cases;

/// <summary>Routes of the cases. Who may do what in a case is decided by the process; who may see it, by the scope.</summary>
internal static class CaseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").RequireAuthorization().WithTags("Cases");
        cases.MapGet("", Find).Produces<Page<CaseListItem>>();
        cases.MapPost("", async (OpenCase body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(c => Results.Created($"/api/cases/{c.Number}", c)))
            .Produces<CaseView>(201).ProducesProblem(403).ProducesProblem(422);
        cases.MapGet("/{number}", async (string number, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetCase(number), ct)).ToHttp())
            .Produces<CaseView>().ProducesProblem(404);
        cases.MapGet("/{number}/outlook", async (string number, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetOutlook(number), ct)).ToHttp())
            .Produces<OutlookView>().ProducesProblem(404);
        cases.MapGet("/{number}/journal", async (string number, int? page, int? pageSize, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetCaseJournal(number, PageRequest.Of(page, pageSize ?? PageRequest.MaxSize)), ct)).ToHttp())
            .Produces<Page<JournalEntryView>>().ProducesProblem(404);
        cases.MapGet("/{number}/journal/verification", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new VerifyCaseJournal(number), ct)).ToHttp())
            .Produces<Journal.JournalVerification>().ProducesProblem(404);
        MapActions(cases.MapGroup("/{number}/actions"));
        api.MapGet("/duties", async (int? page, int? pageSize, bool? late, int? dueWithinHours, IMediator mediator, CancellationToken ct) =>
                await mediator.Send(new FindDuties(PageRequest.Of(page, pageSize), late, dueWithinHours), ct))
            .RequireAuthorization().WithTags("Cases");
    }

    private static async Task<IResult> Find([AsParameters] CaseFilter filter, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(filter.ToRequest(), ct)).ToHttp();

    private static void MapActions(RouteGroupBuilder actions)
    {
        Map<InspectBody>(actions, CaseAction.Inspect);
        Map<StopBody>(actions, CaseAction.Stop);
        Map<DetermineBody>(actions, CaseAction.Determine);
        Map<OrderSelfDemolitionBody>(actions, CaseAction.OrderSelfDemolition);
        Map<ProveServiceBody>(actions, CaseAction.ProveService);
        Map<ConfirmDemolitionBody>(actions, CaseAction.ConfirmDemolition);
        Map<PlanForcedDemolitionBody>(actions, CaseAction.PlanForcedDemolition);
        Map<FeedBackBody>(actions, CaseAction.FeedBack);
        Map<RecordCityEntryBody>(actions, CaseAction.RecordCityEntry);
        Map<IssueBulletinBody>(actions, CaseAction.IssueBulletin);
        Map<RequestSpecialMeetingBody>(actions, CaseAction.RequestSpecialMeeting);
        Map<DecideSpecialMeetingBody>(actions, CaseAction.DecideSpecialMeeting);
        Map<OpenSupervisionBody>(actions, CaseAction.OpenSupervision);
        Map<ReplySupervisionBody>(actions, CaseAction.ReplySupervision);
        Map<CopyToDisciplineBody>(actions, CaseAction.CopyToDiscipline);
        Map<RecordMunicipalListingBody>(actions, CaseAction.RecordMunicipalListing);
        Map<ExplainAtMeetingBody>(actions, CaseAction.ExplainAtMeeting);
        Map<OpenAccountabilityBody>(actions, CaseAction.OpenAccountability);
        Map<SuspendBody>(actions, CaseAction.Suspend);
        Map<ResumeBody>(actions, CaseAction.Resume);
        Map<ExtendBody>(actions, CaseAction.Extend);
        Map<ReportObstructionBody>(actions, CaseAction.ReportObstruction);
        Map<TransferCrimeBody>(actions, CaseAction.TransferCrime);
        Map<IdentifyPartyBody>(actions, CaseAction.IdentifyParty);
        Map<WithdrawBody>(actions, CaseAction.Withdraw);
    }

    private static void Map<TBody>(RouteGroupBuilder actions, CaseAction action) where TBody : CaseActionBody =>
        actions.MapPost(CaseActions.NameOf(action),
            async (string number, [FromBody] TBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ActOnCase(number, body), ct)).ToHttp())
            .Produces<CaseView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
}
