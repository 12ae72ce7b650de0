using Enforcement.Api.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Shared.Idempotency;

/// <summary>
/// A POST with an <c>Idempotency-Key</c>: the same key and body of the same user answers as the first time, another body is refused.
/// The answer is stored in the transaction of the work itself, so that a kill between the two cannot happen; of a refusal only the
/// answer is stored. Not stored, since the caller should try again: 401, 403, 429 and failures of ours.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IDataProtectionProvider protection)
{
    private const string Header = "Idempotency-Key";
    private readonly IDataProtector _protector = protection.CreateProtector(Header);

    public async Task InvokeAsync(HttpContext http, EnforcementDb db, UnitOfWork work, LegalClock clock, ICurrentActor current)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Headers.TryGetValue(Header, out var values)
            || current.Actor is not { } actor || http.GetEndpoint() is not { } endpoint
                || endpoint.Metadata.GetMetadata<NeverKept>() is not null)
        {
            await next(http);
            return;
        }
        if (values is not [{ Length: >= 1 and <= 200 } key] || key.Any(c => c is < '!' or > '~'))
        {
            await Problem.Of(422, "idempotency-key-invalid").WriteAsync(http);
            return;
        }

        // The whole body is read (to a temporary file when large) before the write gate: a slow upload must hold up nobody.
        var row = new IdempotencyRow { Id = RequestHash.Of(actor.UserName, key), RequestHash = await RequestHash.OfAsync(http),
            At = clock.Now };
        // Where another process was first, the work is done once more: from the same body, into an answer that holds nothing of the first
        // try.
        var (body, headers, tries) = (http.Request.Body, http.Response.Headers.ToArray(), 0);
        void Begin()
        {
            if (tries++ == 0) return;
            body.Position = 0;
            http.Request.Body = new BufferedStream(body); // a new stream: of the one before, the reader is at its end
            http.Response.Headers.Clear();
            foreach (var (name, value) in headers) http.Response.Headers[name] = value;
            http.Response.StatusCode = 200;
        }

        IdempotencyRow? answer;
        try
        {
            answer = endpoint.Metadata.GetMetadata<OwnTransactions>() is null
                ? await work.RunAsync(() => ApplyAsync(http, db, row, Begin), http.RequestAborted, commitIf: IsStored)
                : await ApplyApartAsync(http, db, row);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            db.ChangeTracker.Clear(); // on a server: the same key was being answered at this moment, and now is
            answer = await FindAsync(db, row);
        }

        if (answer is null) await Problem.Of(409, "conflict").WriteAsync(http);
        else if (answer.RequestHash != row.RequestHash) await Problem.Of(422, "idempotency-key-reused").WriteAsync(http);
        else await WriteAsync(http, answer);
    }

    private async Task<IdempotencyRow?> ApplyAsync(HttpContext http, EnforcementDb db, IdempotencyRow row, Action begin)
    {
        if (await FindAsync(db, row) is { } earlier) return earlier;
        db.Add(row);
        await db.SaveChangesAsync(http.RequestAborted); // claims the key: a second one waits here on a server
        const string beforeWork = "before_work";
        await db.Database.CurrentTransaction!.CreateSavepointAsync(beforeWork, http.RequestAborted);
        begin();
        await AnswerAsync(http, row);
        if (!IsStored(row)) return row;
        if (row.Status >= 400) await db.Database.CurrentTransaction.RollbackToSavepointAsync(beforeWork, http.RequestAborted);
        db.ChangeTracker.Clear();
        db.Update(row);
        await db.SaveChangesAsync(http.RequestAborted);
        return row;
    }

    private async Task<IdempotencyRow?> ApplyApartAsync(HttpContext http, EnforcementDb db, IdempotencyRow row)
    {
        if (await FindAsync(db, row) is { } earlier) return earlier;
        await AnswerAsync(http, row);
        if (!IsStored(row)) return row;
        db.Add(row);
        await db.SaveChangesAsync(http.RequestAborted);
        return row;
    }

    private static bool IsStored(IdempotencyRow? row) => row is { Status: < 500 and not 401 and not 403 and not 429 };

    private static Task<IdempotencyRow?> FindAsync(EnforcementDb db, IdempotencyRow row) =>
        db.Set<IdempotencyRow>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == row.Id);

    private async Task AnswerAsync(HttpContext http, IdempotencyRow row)
    {
        var response = http.Response;
        var wire = response.Body;
        await using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(http);
        }
        finally
        {
            response.Body = wire;
        }
        (row.Status, row.ContentType, row.Location) = (response.StatusCode, response.ContentType, response.Headers.Location);
        row.Body = _protector.Protect(buffer.ToArray());
    }

    private async Task WriteAsync(HttpContext http, IdempotencyRow answer)
    {
        var body = _protector.Unprotect(answer.Body);
        http.Response.StatusCode = answer.Status;
        if (answer.Location is not null) http.Response.Headers.Location = answer.Location;
        if (answer.ContentType is not null) http.Response.ContentType = answer.ContentType;
        if (body.Length > 0) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
