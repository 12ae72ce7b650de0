using System.Text.Json;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Cases;

/// <summary>Resource keys of the words of a case, for <see cref="Shared.Messages"/>; pages use the same words as messages.</summary>
public static class CaseTexts
{
    /// <summary><c>stage.selfDemolition</c>.</summary>
    public static string Stage(CaseStage stage) => Key("stage", stage);

    /// <summary><c>deadline.selfDemolition</c>.</summary>
    public static string Deadline(DeadlineKind kind) => Key("deadline", kind);

    /// <summary><c>deadlineState.running</c>.</summary>
    public static string DeadlineState(DeadlineState state) => Key("deadlineState", state);

    /// <summary><c>duty.inspect</c>.</summary>
    public static string Duty(DutyKind kind) => Key("duty", kind);

    /// <summary><c>action.orderSelfDemolition</c>.</summary>
    public static string Action(CaseAction action) => Key("action", action);

    /// <summary><c>ladder.bulletin</c>.</summary>
    public static string Ladder(LadderStep step) => Key("ladder", step);

    /// <summary><c>ladderState.open</c>.</summary>
    public static string LadderState(LadderState state) => Key("ladderState", state);

    /// <summary><c>event.caseOpened</c>, for a journal entry's type.</summary>
    public static string Event(string type) => $"event.{type}";

    /// <summary>The same for any enum whose words are in the resources: <c>land.farmland</c>, <c>method.direct</c>, ….</summary>
    public static string Key<T>(string group, T value) where T : struct, Enum => $"{group}.{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}";
}
