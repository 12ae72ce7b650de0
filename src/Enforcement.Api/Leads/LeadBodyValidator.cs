using Enforcement.Api.Places;
using FluentValidation;

namespace Enforcement.Api.Leads;

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
