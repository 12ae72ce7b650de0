using Enforcement.Api.Jobs;

namespace Enforcement.Api.Notifications;

/// <summary>One receiver's turn of a run.</summary>
/// <param name="receiver">Who answers or does not: the mail server, or the webhook.</param>
internal sealed class Turn(DeliveryQueue queue, TimeProvider real, DeliveryChannel channel, string receiver)
{
    /// <summary>How long it lasts, with the message on its way at its end; the rest goes with the next run.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    private readonly long _began = real.GetTimestamp();
    private int _sent, _failed;

    public async Task<bool> GoesAsync() => real.GetElapsedTime(_began) < Length && !await queue.RestsAsync(receiver);

    public JobOutcome Outcome => new(_sent, _failed);

    /// <summary>Sends one after another while the turn goes, and gives back what was claimed and not come to.</summary>
    public async Task SendAsync(IEnumerable<DeliveryRow> claimed, IEnumerable<Parcel> parcels, CancellationToken ct)
    {
        string? silence = null;
        try
        {
            foreach (var parcel in parcels)
            {
                if (!await GoesAsync()) break;
                ct.ThrowIfCancellationRequested(); // between two, never in one
                try
                {
                    await parcel.SendAsync();
                }
                catch (NotDeliveredException e)
                {
                    await queue.FailAsync(parcel.Rows, e.Message);
                    _failed += parcel.Rows.Count;
                    if (e.Unreached)
                    {
                        silence = e.Message;
                        break;
                    }
                    await queue.AnsweredAsync(receiver);
                    continue;
                }
                await queue.SentAsync(parcel.Rows);
                await queue.AnsweredAsync(receiver);
                _sent += parcel.Rows.Count;
            }
        }
        finally
        {
            await queue.ReleaseAsync(claimed);
        }
        if (silence is not null) await queue.UnreachedAsync(channel, receiver, silence);
    }
}
