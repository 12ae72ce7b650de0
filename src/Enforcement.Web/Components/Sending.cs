using Enforcement.Api.Shared;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Components;

/// <summary>How pages talk to the product: a request goes out; what comes back as a refusal becomes messages of the form.</summary>
public static class Sending
{
    /// <summary>The value, or null with the refusal in the model state (beside its field, or above the form) and in the status code.</summary>
    public static async Task<T?> TrySendAsync<T>(this PageModel page, IMediator mediator, IRequest<Result<T>> request) where T : class
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(mediator);
        try
        {
            var result = await mediator.Send(request, page.HttpContext.RequestAborted);
            if (result.IsOk) return result.Value;
            page.ModelState.AddModelError(result.Refusal.Field ?? "", Messages.Of(result.Refusal));
            page.Response.StatusCode = result.Refusal.Kind switch
            {
                RefusalKind.Forbidden => 403,
                RefusalKind.NotFound => 404,
                RefusalKind.Invalid => 422,
                _ => 409,
            };
        }
        catch (ValidationException invalid)
        {
            foreach (var failure in invalid.Errors) page.ModelState.AddModelError(FieldOf(failure.PropertyName), ValidationMessages.Of(failure));
            page.Response.StatusCode = 422;
        }
        return null;
    }

    /// <summary><c>Party.IdNumber</c> is the field <c>idNumber</c>: forms are flat.</summary>
    private static string FieldOf(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return name is "" ? "" : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
