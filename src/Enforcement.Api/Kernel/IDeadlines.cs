namespace Enforcement.Api.Kernel;

/// <summary>What is due in a room: for the calendar of what is due, and for the warnings of what is nearly late.</summary>
internal interface IDeadlines
{
    /// <summary>What is open and due from one instant to another, both inclusive, as far as the present reader sees it.</summary>
    Task<IReadOnlyList<DueThing>> DueAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>Of what the warnings tell, whoever it was told before.</summary>
    IAsyncEnumerable<Warning> WarningsAsync(WarningSpan span, CancellationToken ct);
}
