using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Components;

/// <summary>A form that comes back with messages is no success: 422, unless the refusal named its own status.</summary>
internal sealed class RefusedForms : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && done.Result is PageResult && !context.ModelState.IsValid
            && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK)
            context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
