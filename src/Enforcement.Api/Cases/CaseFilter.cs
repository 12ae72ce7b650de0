using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Cases;

/// <summary>The filter of the list of cases, as the address carries it; its meaning stands at <see cref="FindCases"/>.</summary>
internal sealed record CaseFilter(
    QueryEnum<CaseStage>? Stage, string? Town, bool? Overdue, int? DueWithinHours, bool? Open, string? Q, string? Handler,
    string? DutyUnit, bool? DutyLate, int? DutyWithinHours, int? LateFromDays, int? LateBelowDays,
    QueryEnum<CaseStage>? LeftStage, DateOnly? LeftFrom, DateOnly? LeftTo, DateOnly? OpenedFrom, DateOnly? OpenedTo, DateOnly? EndedFrom,
    DateOnly? EndedTo, DateOnly? BreachedFrom, DateOnly? BreachedTo, bool? FoundAtHome, string? Sort, int? Page, int? PageSize)
{
    public FindCases ToRequest() => new()
    {
        Stage = Stage?.Value, Town = Town, Overdue = Overdue, DueWithinHours = DueWithinHours, Open = Open, Q = Q, Handler = Handler,
        DutyUnit = DutyUnit, DutyLate = DutyLate, DutyWithinHours = DutyWithinHours, LeftStage = LeftStage?.Value, LeftFrom = LeftFrom,
        LeftTo = LeftTo, LateFromDays = LateFromDays,
        LateBelowDays = LateBelowDays, OpenedFrom = OpenedFrom, OpenedTo = OpenedTo, EndedFrom = EndedFrom, EndedTo = EndedTo,
        BreachedFrom = BreachedFrom, BreachedTo = BreachedTo,
        FoundAtHome = FoundAtHome, Sort = Sort, Page = PageRequest.Of(Page, PageSize),
    };
}
