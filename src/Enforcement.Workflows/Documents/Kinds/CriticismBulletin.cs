using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>通报（批评） (Art 16, 24).</summary>
public static class CriticismBulletin
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(CriticismBulletin),
        Order = 140,
        Title = "通报（批评）",
        SeriesWord = "通",
        Drafters = [.. Staff.Bureau, .. Staff.Planning],
        Issuers = [.. Staff.Bureau, .. Staff.Planning],
        Addressee = DocumentAddressee.Unit,
        ToUnit = UnitKind.Town,
        NeedsCase = false,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.Open,
        TwoOfficers = false,
        Basis = $"{Measure}第十六条、第二十四条。",
        Term = new ReplyTerm(7),
        Fields =
        [
            // Art 24: in the name of 区创建办.
            Line("机关", d => d.Unit.Kind == UnitKind.UrbanEnforcement ? "密云区创建办" : d.Unit.OfficialName),
            Number,
            Line("通报事由", "新生违法建设逾期未拆除"),
            Line("主送", "各镇人民政府，地区、街道办事处，开发区管委会"),
            Basis,
            Lines("通报对象", d => d.About),
            Facts,
            Lines("工作要求", "请立即组织整改，举一反三，加强巡查管控。"),
            Term, TermEnd, Remedies, Officers, AgencyPhone, .. Seal, CopyTo,
        ],
        Effect = _ => null,
    };
}
