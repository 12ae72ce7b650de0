using System.Globalization;
using System.Text;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Notifications;

/// <summary>A notice as it leaves the site.</summary>
/// <param name="Kind">What happened; <c>confidential</c> where that is not said.</param>
/// <param name="Path">The page to read on.</param>
internal sealed record Line(Guid NoticeId, string Kind, string Text, string? CaseNumber, DateTimeOffset At, string Path)
{
    public static Line Of(NoticeRow n, CultureInfo language) => NoticeWords.IsConfidential(n.Kind)
        ? new Line(n.Id, "confidential", Messages.In(language, "notice.confidential"), null, n.At, "/notices")
        : new Line(n.Id, n.Kind, NoticeWords.In(language, n.Kind), n.CaseNumber, n.At, n.Link
            ?? (n.LeadId is { } lead ? $"/leads/{lead}" : n.CaseNumber is { } number ? $"/cases/{number}" : "/notices"));
}

/// <summary>A mail's subject and text.</summary>
internal sealed record Letter(string Subject, string Body)
{
    /// <summary>So many notices are written out in a daily mail; the rest is counted.</summary>
    private const int MostLines = 200;

    /// <param name="address">Where people reach the site.</param>
    public static Letter Of(IReadOnlyList<Line> lines, CultureInfo language, string address)
    {
        var body = new StringBuilder();
        foreach (var line in lines.Take(MostLines))
        {
            body.Append(line.Text).Append('\n');
            if (line.CaseNumber is { } number) body.Append(Messages.In(language, "mail.case", number)).Append('\n');
            body.Append(Messages.In(language, "mail.at", line.At)).Append('\n').Append(address).Append(line.Path).Append("\n\n");
        }
        if (lines.Count > MostLines) body.Append(Messages.In(language, "mail.more", lines.Count - MostLines, $"{address}/notices"))
            .Append("\n\n");
        body.Append(Messages.In(language, "mail.foot", $"{address}/notices/preferences")).Append('\n');
        var subject = lines is [var one] ? Messages.In(language, "mail.subject", one.CaseNumber is null ? one.Text
            : $"{one.Text} {one.CaseNumber}") : Messages.In(language, "mail.digest", lines.Count);
        return new Letter(subject, body.ToString());
    }
}
