using Enforcement.Api.Escalation;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;

namespace Enforcement.Api.Documents;

/// <summary>What the notice of a talk says of the measure that ordered it: whose leaders, over what, by when (Art 29).</summary>
internal static class TalkWords
{
    /// <summary>Values of the notice's fields; only those that the measure knows better.</summary>
    /// <param name="talk">Ordered.</param>
    public static IEnumerable<(string Field, string Value)> Of(MeasureDetails talk)
    {
        var (order, lastDay) = (talk.Steps.Last(s => s.Type == "ordered"), LegalTime.DateOf(talk.Item.DueAt!.Value.AddTicks(-1)));
        if (talk.Item is { Town: { } town, Unit: var village })
        {
            yield return ("主送", town.Name + village.Name);
            yield return ("约谈对象", $"{town.Name}{village.Name}主要负责人");
        }
        yield return ("约谈事由", order.Text!.TrimEnd('。', '；'));
        if (string.Join('\n', talk.Facts.Select(Sentence).Prepend(talk.Basis).OfType<string>()) is { Length: > 0 } facts) yield return ("违法事实", facts);
        yield return ("期限", ChineseWords.Days(lastDay.DayNumber - LegalTime.DateOf(order.At).DayNumber));
        yield return ("期限届满日", ChineseWords.EndOf(lastDay));
    }

    private static string Sentence(MeasureFact fact) => (fact.CaseNumber, fact.Key.StartsWith("year/", StringComparison.Ordinal)) switch
    {
        (null, _) => $"{fact.Key[4..]} 月报与卫片比对差距较大，{ChineseWords.Day(LegalTime.DateOf(fact.At))}确认。",
        ({ } number, true) => $"案件 {number} 市级挂账，当年未完成整改。",
        ({ } number, false) => $"案件 {number} 自{ChineseWords.Day(LegalTime.DateOf(fact.At))}起逾期未拆除。",
    };
}
