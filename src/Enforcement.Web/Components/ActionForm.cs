using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Cases;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>
/// The form of an action: its questions are the fields of the very body that the API takes, so that the two cannot drift apart.
/// Words: <c>field.{name}</c>, <c>hint.{name}</c>.
/// </summary>
public sealed class ActionForm(CaseAction action, IStringLocalizer<CaseTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    private static readonly Dictionary<CaseAction, Type> Bodies = typeof(CaseActionBody).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(CaseActionBody)))
        .ToDictionary(t => Enum.Parse<CaseAction>(t.Name[..^"Body".Length]));

    private static readonly string[] LongTexts = ["Findings", "Basis", "Reason", "Description", "EmergencyReason"];

    /// <summary>An approval is given now; asking when it happened would only invite a refusal.</summary>
    private static readonly CaseAction[] Approvals = [CaseAction.Suspend, CaseAction.Resume, CaseAction.Extend, CaseAction.Withdraw];

    /// <summary>Fields of an action's body in the order of the form; used by the test of the words, too.</summary>
    public static IReadOnlyList<PropertyInfo> PropertiesOf(CaseAction action)
    {
        var own = Bodies[action].GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        var asksWhen = !Approvals.Contains(action) && own.All(p => p.PropertyType != typeof(DateTimeOffset?));
        return asksWhen ? [.. own, typeof(CaseActionBody).GetProperty(nameof(CaseActionBody.At))!] : own;
    }

    /// <summary>True when the action has a form.</summary>
    public static bool Exists(CaseAction action) => Bodies.ContainsKey(action);

    /// <summary>The questions, with what was typed before (or a proposal).</summary>
    /// <param name="longest">Days of the longest term of self-demolition by the case's policy: proposed, and said in the hint.</param>
    public IReadOnlyList<FormField> Fields(CaseView view, int longest, IFormCollection? typed) =>
    [
        .. PropertiesOf(action).SelectMany(p => p.PropertyType == typeof(PartyBody)
            ? PartyForm.Fields(texts, typed, optional: false, view.Party)
            : [FieldOf(p, view, longest, typed)]),
    ];

    private FormField FieldOf(PropertyInfo property, CaseView view, int longest, IFormCollection? typed)
    {
        var name = NameOf(property);
        var hint = texts[$"hint.{name}", longest];
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var field = new FormField(name, KindOf(property, type), texts[$"field.{name}"])
        {
            Hint = hint.ResourceNotFound ? null : hint.Value,
            Optional = property.GetCustomAttribute<RequiredAttribute>() is null
                && !(action == CaseAction.IdentifyParty && property.Name == "Reason" && view.Party is not null)
                    && (property.PropertyType == typeof(string) || Nullable.GetUnderlyingType(property.PropertyType) is not null),
            Options = OptionsOf(property, type, view),
            Value = typed is not null ? typed[name].ToString() : Proposal(property, longest),
            Values = typed?[name].Select(v => v!).ToArray() ?? [],
        };
        return field;
    }

    private static FieldKind KindOf(PropertyInfo property, Type type) =>
        type == typeof(bool) ? FieldKind.Choice
        : type.IsEnum ? Enum.GetValues(type).Length <= 4 ? FieldKind.Choice : FieldKind.Select
        : type == typeof(int) ? FieldKind.Number
        : type == typeof(DateTimeOffset) ? FieldKind.Instant
        : type == typeof(DateOnly) ? FieldKind.Day
        : type == typeof(string) ? LongTexts.Contains(property.Name) ? FieldKind.LongText : FieldKind.Text
        : FieldKind.Checks;

    private List<Option> OptionsOf(PropertyInfo property, Type type, CaseView view) =>
        type == typeof(bool) ? [new("true", shared["form.yes"]), new("false", shared["form.no"])]
        : type.IsEnum ? [.. Enum.GetNames(type).Select(v => new Option(v, texts[$"{GroupOf(type)}.{v}"]))]
        : property.PropertyType.IsAssignableTo(typeof(IEnumerable<Guid>))
            ? [.. view.Evidence.Where(e => property.Name == "Proof" || e.IsPhoto)
                .OrderByDescending(e => e.Kind == EvidenceKind.AfterPhoto).ThenByDescending(e => e.AttachedAt)
                .Select(e => new Option(e.Id.ToString(),
                    $"{texts[$"evidenceKind.{e.Kind}"].Value} · {e.FileName} · {LegalDates.Instant(e.TakenAt ?? e.AttachedAt)}"))]
        : [];

    /// <summary>Which words an enum's values have.</summary>
    public static string GroupOf(Type type) =>
        type == typeof(StopDocument) ? "document"
        : type == typeof(ServiceMethod) ? "method"
        : type == typeof(LandCategory) ? "land"
        : type == typeof(DemolishedBy) ? "by"
        : throw new InvalidOperationException($"No words for {type.Name}.");

    private static string? Proposal(PropertyInfo property, int longest) => property.Name switch
    {
        nameof(OrderSelfDemolitionBody.TermDays) => longest.ToString(CultureInfo.InvariantCulture),
        "Method" => nameof(ServiceMethod.Direct),
        "Organised" => "false",
        _ => null,
    };

    /// <summary>What was typed as the body to send; what cannot be read stands in the model state beside its field.</summary>
    public CaseActionBody Read(IFormCollection typed, int version, ModelStateDictionary state)
    {
        var body = (CaseActionBody)Activator.CreateInstance(Bodies[action])!;
        typeof(CaseActionBody).GetProperty(nameof(CaseActionBody.Version))!.SetValue(body, version);
        foreach (var property in PropertiesOf(action))
        {
            var name = NameOf(property);
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (type == typeof(PartyBody))
            {
                property.SetValue(body, PartyForm.Read(typed));
                continue;
            }
            if (property.PropertyType.IsAssignableTo(typeof(IEnumerable<Guid>)))
            {
                property.SetValue(body, typed[name].Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).ToArray());
                continue;
            }
            var text = typed[name].ToString().Trim();
            if (text is "")
            {
                // A question with two answers must be answered: nothing is not "no".
                if (type == typeof(bool)) state.AddModelError(name, shared["form.required"]);
                continue;
            }
            if (Parse(type, text) is { } value) property.SetValue(body, value);
            else state.AddModelError(name, shared[type == typeof(int) ? "form.notANumber" : type == typeof(DateOnly) ? "form.notADay"
                : type == typeof(DateTimeOffset) ? "form.notAnInstant" : "form.choose"]);
        }
        return body;
    }

    private static object? Parse(Type type, string text) =>
        type == typeof(string) ? text
        : type == typeof(bool) ? bool.TryParse(text, out var yes) ? yes : null
        : type == typeof(int) ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : null
        : type == typeof(DateTimeOffset) ? LegalDates.Parse(text)
        : type == typeof(DateOnly) ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) ? day : null
        : Enum.TryParse(type, text, ignoreCase: true, out var choice) && Enum.IsDefined(type, choice) ? choice
        : null;

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
