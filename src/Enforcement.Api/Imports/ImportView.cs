using System.Text.Encodings.Web;
using System.Text.Json;
using Enforcement.Api.Imports.Files;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Imports;

/// <summary>A row that was not recorded.</summary>
/// <param name="Row">The line of a table (its header is line 1); the number of a feature or record from 1.</param>
/// <param name="Code">Stable name of the reason.</param>
/// <param name="Message">The reason in the reader's language.</param>
public sealed record RejectedLine(int Row, string Code, string Message);

/// <summary>Why an import broke off.</summary>
public sealed record ImportFailure(string Code, string Message);

/// <summary>An import and how far it got.</summary>
/// <param name="State"><c>draft｜queued｜running｜done｜failed</c>; the last two are final.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Read">Of them, those that are through.</param>
/// <param name="Created">Leads (or entries of the ledger) that were made.</param>
/// <param name="Unchanged">Rows whose number was known already: nothing was changed.</param>
/// <param name="RejectedCount">Rows that were not recorded.</param>
/// <param name="Rejected">The first 1,000 of them; all are in <c>rejected.csv</c>.</param>
/// <param name="Crs">The coordinate system that its numbers were read in.</param>
/// <param name="Notes">What the sender should know though it stopped nothing.</param>
public sealed record ImportView(
    Guid Id, ImportKind Kind, string FileName, SourceFormat Format, string? Encoding, ImportState State, int Rows, int Read, int Created,
    int Unchanged,
    int RejectedCount, IReadOnlyList<RejectedLine> Rejected, ImportFailure? Failure, string? Crs, CrsSource CrsFrom,
    IReadOnlyList<string> Notes, UnitView Unit, string By,
    DateTimeOffset ReceivedAt, DateTimeOffset? FinishedAt);

internal static class ImportViews
{
    public const int RejectedShown = 1_000;

    public static ImportView Of(ImportRow row, Units units, IReadOnlyList<RejectedLine> rejected) => new(
        row.Id, row.Kind, row.FileName, row.Format, row.Encoding, row.State, row.Rows, row.Read, row.Created, row.Unchanged,
        row.Rejected, rejected,
        row.Failure is { } code ? new ImportFailure(code, Messages.Of($"refusal.{code}")) : null,
        PlanOf(row) is { } plan ? CoordinateSystemReader.Read(plan.Crs)?.Name : null, row.CrsFrom,
        [.. Read<string[]>(row.Notes).Select(n => Messages.Of($"refusal.{n}"))], units.View(row.Unit), row.By, row.ReceivedAt,
            row.FinishedAt);

    public static RejectedLine Of(ImportRejectionRow row) => new(row.Row, row.Code, MessageOf(row.Code, row.Args));

    public static string MessageOf(string code, string args) =>
        Messages.Of($"refusal.{code}", [.. Read<JsonElement[]>(args).Select(a => (object)a.ToString())]);

    public static ReadingPlan? PlanOf(ImportRow row) => row.Plan is { } plan ? Read<ReadingPlan>(plan) : null;

    /// <summary>A row by its columns. Their names stay as they are: the product's own JSON would write TBBH as tbbh.</summary>
    public static string WriteValues(IReadOnlyDictionary<string, string> values) => JsonSerializer.Serialize(values, AsTheyAre);

    public static Dictionary<string, string> ReadValues(string json) => JsonSerializer.Deserialize<Dictionary<string,
        string>>(json, AsTheyAre)!;

    private static readonly JsonSerializerOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, EnforcementJson.Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, EnforcementJson.Options)!;
}
