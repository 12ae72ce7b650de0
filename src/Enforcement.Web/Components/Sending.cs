using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Components;

/// <summary>How pages talk to the product: a request goes out; what comes back as a refusal becomes messages of the form.</summary>
public static class Sending
{
    /// <summary>
    /// The value, or null with the refusal in the model state (beside its field, or above the form) and in the status code.
    /// </summary>
    public static async Task<T?> TrySendAsync<T>(this PageModel page, IMediator mediator, IRequest<Result<T>> request) where T : class =>
        (await SendAsync(page, mediator, request))?.Value;

    /// <summary>The same for requests whose value says nothing more than that it was done.</summary>
    public static async Task<bool> TryDoAsync<T>(this PageModel page, IMediator mediator, IRequest<Result<T>> request) =>
        await SendAsync(page, mediator, request) is { IsOk: true };

    /// <summary>The towns and the development zone, to choose from; those that ended last, with their day.</summary>
    public static async Task<IReadOnlyList<Option>> TownsAsync(this IMediator mediator, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mediator);
        var towns = await mediator.Send(new ListUnits(UnitKind.Town), ct);
        var zones = await mediator.Send(new ListUnits(UnitKind.DevelopmentZone), ct);
        return [.. towns.Items.Concat(zones.Items).OrderBy(u => u.EndedOn is not null)
            .Select(u => new Option(u.Code, u.EndedOn is { } ended ? $"{u.Name} (–{ended:yyyy-MM-dd})" : u.Name))];
    }

    /// <summary>The same, each with its villages behind it.</summary>
    public static async Task<IReadOnlyList<Option>> TownsAndVillagesAsync(this IMediator mediator, CancellationToken ct)
    {
        var (towns, villages) = (await mediator.TownsAsync(ct),
            (await mediator.Send(new ListUnits(UnitKind.Village), ct)).Items.ToLookup(v => v.Parent));
        return [.. towns.SelectMany(t => villages[t.Value].Select(v => new Option(v.Code, $"{t.Label} · {v.Name}")).Prepend(t))];
    }

    /// <summary>A page of a list in the order that the address names; in the list's own when it names none that there is.</summary>
    /// <param name="asked">With the order of the address.</param>
    /// <param name="otherwise">Without it.</param>
    public static async Task<Page<T>> FindAsync<T>(this IMediator mediator, IRequest<Result<Page<T>>> asked,
        IRequest<Result<Page<T>>> otherwise, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mediator);
        return (await mediator.Send(asked, ct)).Value ?? (await mediator.Send(otherwise, ct)).Value!;
    }

    private static async Task<Result<T>?> SendAsync<T>(PageModel page, IMediator mediator, IRequest<Result<T>> request)
    {
        try
        {
            var result = await mediator.Send(request, page.HttpContext.RequestAborted);
            if (result.IsOk) return result;
            page.ModelState.AddModelError(result.Refusal.Field ?? "", Messages.Of(result.Refusal));
            page.Response.StatusCode = result.Refusal.Kind switch
            {
                RefusalKind.Unauthenticated => 401,
                RefusalKind.Forbidden => 403,
                RefusalKind.TooLarge => 413,
                RefusalKind.NotFound => 404,
                RefusalKind.Invalid => 422,
                _ => 409,
            };
            return result;
        }
        catch (ValidationException invalid)
        {
            foreach (var failure in invalid.Errors) page.ModelState.AddModelError(FieldOf(failure.PropertyName),
                ValidationMessages.Of(failure));
            page.Response.StatusCode = 422;
            return null;
        }
    }

    /// <summary>
    /// <c>Party.IdNumber</c> is the field <c>idNumber</c>: forms are flat; what the case has as well is the party's by name (<see
    /// cref="PartyForm"/>).
    /// </summary>
    private static string FieldOf(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (path.StartsWith("party.", StringComparison.OrdinalIgnoreCase) && (name is "Name" or "Kind" or "Address")) name = $"party{name}";
        return name is "" ? "" : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
