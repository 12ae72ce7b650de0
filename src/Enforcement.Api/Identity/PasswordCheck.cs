using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Enforcement.Api.Identity;

/// <summary>
/// Checks a password: five wrong ones lock the person for 15 minutes (policy; GB/T 22239-2019). Counts in real time, not in simulated
/// time, and written out because Identity's own lock-out reads the machine's clock. Who does not exist answers as a wrong password does,
/// after the same work; only the lock itself shows that a name exists, since the person who is locked out must be told until when — and is
/// told the same whether the password was right, or the lock would tell which one is.
/// </summary>
internal sealed class PasswordCheck(EnforcementDb db, UnitOfWork work, IPasswordHasher<Person> hasher, IOptions<IdentityOptions> options,
    TimeProvider time)
{
    private static readonly Person Nobody = new();
    private static string? _nobodysHash;

    /// <exception cref="InvalidOperationException">Within a transaction of the caller, which could undo the count: an endless supply of
    /// guesses.</exception>
    public async Task<Result<Person>> CheckAsync(string userName, string password, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null) throw new InvalidOperationException(
            "A wrong password is counted in a transaction of its own.");
        var now = time.GetUtcNow();
        var name = userName.Trim().ToUpperInvariant();
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == name, ct);
        var hash = person?.PasswordHash ?? (_nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var right = hasher.VerifyHashedPassword(person ?? Nobody, hash, password) != PasswordVerificationResult.Failed;
        if (person is null) return Wrong();
        if (person.LockoutEnd > now) return new Refusal("locked", RefusalKind.Unauthenticated, null, person.LockoutEnd);
        if (person.Disabled) return Wrong();
        return await work.RunAsync<Result<Person>>(async () =>
        {
            // Checking takes long enough for others to have guessed meanwhile: a burst of guesses at once gets no more tries than one by
            // one.
            var row = await db.Users.SingleAsync(p => p.Id == person.Id, ct);
            if (row.LockoutEnd > now) return new Refusal("locked", RefusalKind.Unauthenticated, null, row.LockoutEnd);
            if (right && row.AccessFailedCount == 0) return row;
            row.AccessFailedCount = right ? 0 : row.AccessFailedCount + 1;
            if (row.AccessFailedCount >= options.Value.Lockout.MaxFailedAccessAttempts)
            {
                row.LockoutEnd = now + options.Value.Lockout.DefaultLockoutTimeSpan;
                row.AccessFailedCount = 0;
            }
            row.ConcurrencyStamp = Guid.NewGuid().ToString(); // on SQL Server, of two at once one is refused rather than not counted
            await db.SaveChangesAsync(ct);
            return right ? row : row.LockoutEnd > now ? new Refusal("locked", RefusalKind.Unauthenticated, null, row.LockoutEnd) : Wrong();
        }, ct);
    }

    private static Refusal Wrong() => new("wrong-credentials", RefusalKind.Unauthenticated);
}
