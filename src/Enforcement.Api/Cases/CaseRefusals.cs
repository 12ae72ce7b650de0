using System.Text.Json;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Cases;

/// <summary>From a refusal of the rules to one that people are told.</summary>
internal static class CaseRefusals
{
    public static Refusal ToRefusal(CaseRefusal refusal)
    {
        var kind = refusal switch
        {
            { Reason: CaseRefusalReason.NotYours } => RefusalKind.Forbidden,
            { Field: not null } or { Reason: CaseRefusalReason.CalendarYearMissing } => RefusalKind.Invalid,
            _ => RefusalKind.InvalidInStage,
        };
        return new Refusal(CodeOf(refusal.Reason), kind, refusal.Field, refusal.Args);
    }

    /// <summary>TermOutOfRange → term-out-of-range.</summary>
    public static string CodeOf(CaseRefusalReason reason) => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());
}
