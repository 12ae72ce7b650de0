using Enforcement.Api.Identity;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>Adds a person, or changes one: name, unit, roles, whether they may sign in, a new password.</summary>
[Allow(PersonRole.Administrator)]
public sealed class PersonModel(IMediator mediator, IStringLocalizer<AdminTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public bool IsNew { get; private set; }
    public PersonView? Person { get; private set; }

    /// <summary>A password just given, shown this once.</summary>
    public GivenPassword? Given { get; private set; }

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string who)
    {
        if (!await LoadAsync(who)) return NotFound();
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string who, string? userName, string? displayName, string? unit, string[] roles,
        bool disabled)
    {
        if (!await LoadAsync(who)) return NotFound();
        ModelState.Clear(); // roles are read below, a word that is none counts as not chosen
        PersonRole[] chosen = [.. roles.Where(r => Enum.TryParse<PersonRole>(r, out _)).Select(Enum.Parse<PersonRole>)];
        if (IsNew)
        {
            Given = await this.TrySendAsync(mediator, new CreatePerson { UserName = userName, DisplayName = displayName, Unit = unit,
                Roles = chosen });
        }
        else if (await this.TrySendAsync(mediator, new ChangePerson { UserName = who, DisplayName = displayName, Unit = unit,
            Roles = chosen, Disabled = disabled }) is not null)
        {
            TempData["Done"] = texts["people.saved"].Value;
            return Redirect("/admin");
        }
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostResetAsync(string who)
    {
        if (!await LoadAsync(who) || IsNew) return NotFound();
        Given = await this.TrySendAsync(mediator, new ResetPassword(who));
        await ShowAsync();
        return Page();
    }

    private async Task<bool> LoadAsync(string who)
    {
        IsNew = who == "new";
        if (IsNew) return true;
        var found = await mediator.Send(new ListPeople(PageRequest.Of(1, PageRequest.MaxSize), who), HttpContext.RequestAborted);
        Person = found.Items.FirstOrDefault(p => p.UserName == who);
        return Person is not null;
    }

    private async Task ShowAsync()
    {
        var typed = Request.HasFormContentType && Request.Form.ContainsKey("displayName") ? Request.Form : null;
        var units = (await mediator.Send(new ListUnits(), HttpContext.RequestAborted)).Items;
        var names = units.ToDictionary(u => u.Code, u => u.Name);
        List<FormField> fields =
        [
            new("displayName", FieldKind.Text, texts["people.displayName"]) { Value = typed?["displayName"] ?? Person?.DisplayName },
            new("unit", FieldKind.Select, texts["people.unit"])
            {
                Value = typed?["unit"] ?? Person?.Unit.Code,
                Options = [.. units.OrderBy(u => u.Kind == UnitKind.Village)
                    .Select(u => new Option(u.Code, u.Kind == UnitKind.Village ? $"{names.GetValueOrDefault(u.Parent ?? "")} · {u.Name}"
                        : u.Name))],
            },
            new("roles", FieldKind.Checks, texts["people.roles"])
            {
                Values = typed is null ? [.. (Person?.Roles ?? []).Select(r => r.ToString())] : [.. typed["roles"].Select(r => r!)],
                Options = [.. PersonRoles.All.Select(r => new Option(r.Role.ToString(), NameOf(r)))],
            },
        ];
        if (IsNew)
        {
            fields.Insert(0, new("userName", FieldKind.Text, shared["signIn.userName"]) { Value = typed?["userName"],
                Hint = texts["people.userNameHint"], IsShort = true });
        }
        else
        {
            fields.Add(new("disabled", FieldKind.Choice, texts["people.state"])
            {
                Value = typed?["disabled"].ToString() ?? (Person!.Disabled ? "true" : "false"),
                Options = [new("false", texts["people.active"]), new("true", texts["people.disabled"])],
            });
        }
        Fields = fields;

        string NameOf(RoleRule rule)
        {
            string name = shared[$"role.{rule.Role}"];
            var units = string.Join(shared["list.comma"], rule.Units.Select(u => shared[$"unitKind.{u}"].Value));
            return units.Length == 0 ? name : $"{name} · {units}";
        }
    }
}
