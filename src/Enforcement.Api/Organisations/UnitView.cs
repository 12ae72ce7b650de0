using System.Text.Json.Serialization;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Organisations;

/// <summary>A unit as the contract shows it. Requests name it by its <paramref name="Code"/>.</summary>
/// <param name="Code">Official code, e.g. <c>110118101</c>.</param>
/// <param name="Slug">Short code for names and addresses, e.g. <c>xiwengzhuang</c>.</param>
/// <param name="Name">溪翁庄镇.</param>
/// <param name="Kind">What it is in the process.</param>
/// <param name="Parent">Code of the unit above, or null.</param>
/// <param name="EndedOn">The first legal day on which it no longer is; absent while it is.</param>
/// <param name="MergedInto">Code of the unit that took over its work; absent otherwise.</param>
public sealed record UnitView(
    string Code, string Slug, string Name, UnitKind Kind, string? Parent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? EndedOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MergedInto = null);
