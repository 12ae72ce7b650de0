using Enforcement.Api.Cases;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Cases;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>The questions about a party, the same on every form.</summary>
public static class PartyForm
{
    /// <param name="typed">What was typed, or null when the form is first shown.</param>
    /// <param name="known">The party as it is known, to start from.</param>
    public static IReadOnlyList<FormField> Fields(IStringLocalizer<CaseTexts> texts, IFormCollection? typed, bool optional = true,
        PartyView? known = null)
    {
        FormField Ask(string name, string? proposal, FieldKind kind = FieldKind.Text, bool optional = true) =>
            new(name, kind, texts[$"field.{name}"]) { Optional = optional, Value = typed is null ? proposal : typed[name].ToString() };

        return
        [
            Ask("partyName", known?.Name, optional: optional),
            Ask("partyKind", (known?.Kind ?? PartyKind.Person).ToString(), FieldKind.Choice, optional: false) with
            {
                Options = [.. Enum.GetNames<PartyKind>().Select(k => new Option(k, texts[$"partyKind.{k}"]))],
            },
            Ask("idNumber", known?.IdNumber), Ask("phone", known?.Phone), Ask("partyAddress", known?.Address),
        ];
    }

    /// <summary>What was typed; its name may be missing.</summary>
    public static PartyBody Read(IFormCollection typed)
    {
        string? Text(string name) => typed[name].ToString().Trim() is { Length: > 0 } text ? text : null;

        return new PartyBody(
            Text("partyName"), Enum.TryParse<PartyKind>(typed["partyKind"], out var kind) ? kind : PartyKind.Person, Text("idNumber"),
            Text("phone"), Text("partyAddress"));
    }
}
