using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Journal;

/// <summary>
/// Where a journal ends: its length and the hash of its last entry. Kept in the aggregate's own row, so that cut-off entries are missed
/// too.
/// </summary>
internal readonly record struct JournalHead(int Sequence, string Hash)
{
    public static JournalHead Start { get; } = new(0, "");
}

/// <summary>A fact to be written: its type, when it happened and its values as JSON.</summary>
internal sealed record JournalFact(string Type, DateTimeOffset At, string Data);

/// <summary>
/// What a verification found. <paramref name="BrokenAt"/>: sequence of the first entry that is changed or missing, or null.
/// </summary>
public sealed record JournalVerification(bool Valid, int? BrokenAt);

/// <summary>
/// Chains entries by hash (process.md section 7): each hash covers every field of its entry and the hash before it, so that a changed,
/// missing, added or reordered entry shows and is named.
/// </summary>
internal static class JournalChain
{
    /// <summary>
    /// Adds entries behind <paramref name="head"/> to the context; the caller saves them with what they are about, in one commit.
    /// </summary>
    public static JournalHead Append(
        EnforcementDb db, string stream, JournalHead head, IEnumerable<JournalFact> facts, Actor by, int policyVersion,
        DateTimeOffset now) =>
        Append(row => db.Add(row), stream, head, facts, by, policyVersion, now);

    /// <summary>The same for a caller that gathers its rows, to save many at once.</summary>
    public static JournalHead Append(
        Action<JournalRow> add, string stream, JournalHead head, IEnumerable<JournalFact> facts, Actor by, int policyVersion,
        DateTimeOffset now)
    {
        var process = Guid.CreateVersion7(now);
        foreach (var fact in facts)
        {
            var row = new JournalRow
            {
                Stream = stream, Sequence = head.Sequence + 1, At = fact.At, RecordedAt = now, Type = fact.Type,
                By = by.UserName, ByName = by.DisplayName, Unit = by.UnitCode, PolicyVersion = policyVersion, Process = process,
                Data = fact.Data,
            };
            row.Hash = HashOf(head.Hash, row);
            add(row);
            head = new JournalHead(row.Sequence, row.Hash);
        }
        return head;
    }

    /// <summary>Verifies a whole stream, in order of sequence, against where its aggregate says that it ends.</summary>
    public static JournalVerification Verify(IEnumerable<JournalRow> rows, JournalHead expected)
    {
        var head = JournalHead.Start;
        foreach (var row in rows)
        {
            if (row.Sequence != head.Sequence + 1) return new JournalVerification(false, head.Sequence + 1);
            if (row.Hash != HashOf(head.Hash, row)) return new JournalVerification(false, row.Sequence);
            head = new JournalHead(row.Sequence, row.Hash);
        }
        if (head.Sequence < expected.Sequence) return new JournalVerification(false, head.Sequence + 1);
        return head == expected ? new JournalVerification(true, null) : new JournalVerification(false, head.Sequence);
    }

    /// <summary>SHA-256 over the fields as a JSON array: no two different entries are written alike.</summary>
    private static string HashOf(string previous, JournalRow row)
    {
        var text = new ArrayBufferWriter<byte>(512 + row.Data.Length * 2);
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            json.WriteStringValue(previous);
            json.WriteStringValue(row.Stream);
            json.WriteNumberValue(row.Sequence);
            json.WriteNumberValue(row.At.UtcTicks);
            json.WriteNumberValue(row.RecordedAt.UtcTicks);
            json.WriteStringValue(row.Type);
            json.WriteStringValue(row.By);
            json.WriteStringValue(row.ByName);
            json.WriteStringValue(row.Unit);
            json.WriteNumberValue(row.PolicyVersion);
            json.WriteStringValue(row.Process);
            json.WriteStringValue(row.Data);
            json.WriteEndArray();
        }
        return Convert.ToHexStringLower(SHA256.HashData(text.WrittenSpan));
    }
}
