using Enforcement.Api.Cases;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using MediatR;

namespace Enforcement.Api.Leads;

/// <summary>Routes of the leads. Who may do what is decided by the process; who may see it, by the scope.</summary>
internal static class LeadEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var leads = api.MapGroup("/leads").RequireAuthorization().WithTags("Leads");
        leads.MapGet("", Find).Produces<Page<LeadListItem>>();
        leads.MapPost("", async (RecordLead body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(r => r.Created ? Results.Created($"/api/leads/{r.Lead.Id}", r.Lead)
                    : Results.Ok(r.Lead)))
            .Produces<LeadView>().Produces<LeadView>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        leads.MapPost("/dispatch", async (DispatchManyLeads body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(body, ct)).ToHttp())
            .Produces<DispatchedLeads>().ProducesProblem(403).ProducesProblem(422);
        leads.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetLead(id), ct))
            .ToHttp())
            .Produces<LeadView>().ProducesProblem(404);
        leads.MapGet("/{id:guid}/journal", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetLeadJournal(id), ct)).ToHttp())
            .Produces<Page<JournalEntryView>>().ProducesProblem(404);
        leads.MapGet("/{id:guid}/journal/verification", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new VerifyLeadJournal(id), ct)).ToHttp())
            .Produces<JournalVerification>().ProducesProblem(404);
        Map<DispatchBody>(leads, "dispatch", (id, body) => new DispatchOneLead(id, body));
        Map<VerifyBody>(leads, "verify", (id, body) => new VerifyOneLead(id, body));
        Map<RejectBody>(leads, "reject", (id, body) => new RejectOneLead(id, body));
        Map<DissuasionBody>(leads, "dissuade", (id, body) => new DissuadeAtLead(id, body));
        Map<PermitCheckBody>(leads, "check-permit", (id, body) => new CheckPermitAtLead(id, body));
    }

    private static void Map<TBody>(RouteGroupBuilder leads, string action, Func<Guid, TBody, IRequest<Result<LeadView>>> request) =>
        leads.MapPost($"/{{id:guid}}/{action}", async (Guid id, TBody body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(request(id, body), ct)).ToHttp())
            .Produces<LeadView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> Find(
        LeadChannel? channel, QueryEnum<LeadState>? state, string? town, bool? open, bool? late, DateTimeOffset? foundFrom,
        DateTimeOffset? foundBefore, Guid? patrol, string? q, string? sort, int? page, int? pageSize, IMediator mediator,
        CancellationToken ct) =>
        (await mediator.Send(new FindLeads
        {
            Channel = channel, State = state?.Value, Town = town, Open = open, Late = late, FoundFrom = foundFrom,
            FoundBefore = foundBefore,
            Patrol = patrol, Q = q, Sort = sort, Page = PageRequest.Of(page, pageSize),
        }, ct)).ToHttp();
}
