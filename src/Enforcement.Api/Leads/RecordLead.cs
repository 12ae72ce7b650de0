using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Leads;

#pragma warning disable CS1591 // the contract's fields
public sealed record ReporterBody(string? Name, string? Phone);
public sealed record DissuasionBody(DateTimeOffset? At, bool Heeded, string? Words);
public sealed record PermitCheckBody(DateTimeOffset? At, bool PermitPresented, string? PermitNumber, bool PermitValid, string? Findings);

/// <summary>What is known of a lead: the body of <c>POST /api/leads</c> but for its channel, and a finding of a patrol.</summary>
public record LeadBody
{
    /// <summary>图斑编号, 工单号. One is given where the channel may be without.</summary>
    public string? SourceNumber { get; init; }
    /// <summary>When it was found, with offset; default now.</summary>
    public DateTimeOffset? FoundAt { get; init; }
    public PlaceBody? Place { get; init; }
    public string? Address { get; init; }
    /// <summary>Code or slug of the town in which it lies; a town's or village's own by default.</summary>
    public string? Town { get; init; }
    public string? Village { get; init; }
    public string? Description { get; init; }
    public double? AreaSquareMetres { get; init; }
    public bool? InProgress { get; init; }
    /// <summary>Further values of the source, by the source's own names.</summary>
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
    public ReporterBody? Reporter { get; init; }
    public DissuasionBody? Dissuasion { get; init; }
    public PermitCheckBody? PermitCheck { get; init; }
}
#pragma warning restore CS1591

internal sealed class LeadBodyValidator<T> : AbstractValidator<T> where T : LeadBody
{
    public LeadBodyValidator()
    {
        RuleFor(r => r.SourceNumber).MaximumLength(100);
        RuleFor(r => r.Address).MaximumLength(500);
        RuleFor(r => r.Description).MaximumLength(20_000);
        RuleFor(r => r.AreaSquareMetres).GreaterThan(0).LessThanOrEqualTo(100_000_000);
        RuleFor(r => r.Reporter!.Name).MaximumLength(100).When(r => r.Reporter is not null);
        RuleFor(r => r.Reporter!.Phone).MaximumLength(40).When(r => r.Reporter is not null);
        RuleFor(r => r.Dissuasion!.Words).MaximumLength(2_000).When(r => r.Dissuasion is not null);
        RuleFor(r => r.PermitCheck!.PermitNumber).MaximumLength(100).When(r => r.PermitCheck is not null);
        RuleFor(r => r.PermitCheck!.Findings).MaximumLength(2_000).When(r => r.PermitCheck is not null);
        RuleFor(r => r.Attributes!.Count).LessThanOrEqualTo(200).When(r => r.Attributes is not null).OverridePropertyName("attributes");
    }
}

/// <summary>Whether a lead was made by this request, or had been there.</summary>
public sealed record RecordedLead(LeadView Lead, bool Created);

/// <summary>Records a lead; the same channel and source number again changes nothing (process.md section 2).</summary>
public sealed record RecordLead : LeadBody, IRequest<Result<RecordedLead>>
{
    /// <summary>How it came.</summary>
    public LeadChannel? Channel { get; init; }

    internal sealed class Validator : AbstractValidator<RecordLead>
    {
        public Validator()
        {
            Include(new LeadBodyValidator<RecordLead>());
            RuleFor(r => r.Channel).NotNull();
        }
    }

    internal sealed class Handler(LeadStore store, LeadReader reader, LeadViews views, UnitOfWork work, ICurrentActor current, LegalClock clock)
        : IRequestHandler<RecordLead, Result<RecordedLead>>
    {
        public Task<Result<RecordedLead>> Handle(RecordLead r, CancellationToken cancellationToken) => work.RunAsync<Result<RecordedLead>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            var facts = await reader.ReadAsync(r, r.Channel!, actor, now, null, cancellationToken);
            if (!facts.IsOk) return facts.Refusal;
            var receipt = (await store.RecordManyAsync([facts.Value], actor, now, cancellationToken))[0];
            if (receipt.Refusal is { } refusal) return refusal;
            // Somebody else's lead may have the number, out of this person's sight.
            if (await store.FindAsync(receipt.Id, cancellationToken) is not { } lead) return new Refusal("source-number-taken", RefusalKind.Conflict, "sourceNumber");
            return new RecordedLead(await views.OfAsync(lead, actor, now, cancellationToken), receipt.Created);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>Reads what a request says of a lead: the place checked, units known, what is missing filled in from who asks.</summary>
internal sealed class LeadReader(UnitDirectory directory, SeriesNumbers series)
{
    public async Task<Result<LeadFacts>> ReadAsync(LeadBody r, LeadChannel channel, Actor actor, DateTimeOffset now, Guid? patrol, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var village = units.Named(r.Village) ?? (actor.UnitKind == UnitKind.Village && string.IsNullOrWhiteSpace(r.Town) ? units.Find(actor.UnitCode) : null);
        if (village is null ? !string.IsNullOrWhiteSpace(r.Village) : village.Kind != UnitKind.Village) return new Refusal("unknown-village", RefusalKind.Invalid, "village");
        var town = units.FindTown(string.IsNullOrWhiteSpace(r.Town) ? village?.Parent ?? actor.UnitCode : r.Town.Trim());
        if (town is null && !string.IsNullOrWhiteSpace(r.Town)) return new Refusal("unknown-town", RefusalKind.Invalid, "town");
        if (village is not null && village.Parent != town?.Code) return new Refusal("unknown-village", RefusalKind.Invalid, "village");
        Place? place = null;
        if (r.Place is { } body && PlaceReader.Read(body, out place) is { } refusal) return refusal;
        var number = r.SourceNumber?.Trim();
        if (string.IsNullOrEmpty(number))
        {
            if (channel.NumberPrefix is null) return new Refusal("source-number-missing", RefusalKind.Invalid, "sourceNumber");
            var year = LegalTime.DateOf(now).Year;
            number = channel.NumberOf(year, await series.NextAsync($"lead/{channel}/{year}", ct));
        }
        return new LeadFacts(
            channel, number, r.FoundAt ?? now, place, r.Address?.Trim() ?? "", town?.Code, village?.Code, r.Description?.Trim() ?? "", r.AreaSquareMetres, r.InProgress,
            r.Attributes is { Count: > 0 } values ? [.. values.Where(v => !string.IsNullOrWhiteSpace(v.Value)).Select(v => new SourceValue(v.Key, v.Value!))] : null,
            r.Reporter is { } p && !(string.IsNullOrWhiteSpace(p.Name) && string.IsNullOrWhiteSpace(p.Phone)) ? new Reporter(p.Name?.Trim(), p.Phone?.Trim()) : null,
            r.Dissuasion is { } d ? new Dissuasion(d.At ?? now, d.Heeded, d.Words) : null,
            r.PermitCheck is { } c ? new PermitCheck(c.At ?? now, c.PermitPresented, c.PermitNumber, c.PermitValid, c.Findings) : null,
            patrol);
    }
}
