using Enforcement.Api.Data;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Journal;

/// <summary>A row that is its own state and has a journal of what happened to it.</summary>
internal interface IJournaledRow
{
    /// <summary>Length of the journal; a concurrency token.</summary>
    int Version { get; set; }
    /// <summary>Hash of its last entry.</summary>
    string HeadHash { get; set; }
}

internal static class JournaledRows
{
    /// <summary>Adds an event to the row's journal; the caller saves both in one commit.</summary>
    public static void Append<TEvent>(this EnforcementDb db, IJournaledRow row, string stream, TEvent e, DateTimeOffset at, Actor by, int policyVersion, DateTimeOffset now) where TEvent : class
    {
        var head = row.Version == 0 ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash);
        row.HeadHash = JournalChain.Append(db, stream, head, [EventJson<TEvent>.Write(e, at)], by, policyVersion, now).Hash;
        row.Version++;
    }
}
