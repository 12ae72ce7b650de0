using Enforcement.Api.Clues;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Clues;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Clues;

/// <summary>Forwards a clue about an official to discipline (Art 5).</summary>
[Authorize]
public sealed class NewModel(IMediator mediator, ICurrentActor current, IStringLocalizer<OversightTexts> texts) : PageModel
{
    public string? Official { get; private set; }
    public string? Summary { get; private set; }
    public string? CaseNumber { get; private set; }

    public IActionResult OnGet([FromQuery(Name = "case")] string? number)
    {
        CaseNumber = number;
        return ClueDecider.MayForward(current.Actor!) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string? official, string? summary, string? caseNumber)
    {
        (Official, Summary, CaseNumber) = (official, summary, caseNumber);
        if (await this.TrySendAsync(mediator, new ForwardClue(official, summary, caseNumber)) is not { } clue) return Page();
        TempData["Done"] = texts["clues.done"].Value;
        return Redirect($"/clues/{clue.Id}");
    }
}
