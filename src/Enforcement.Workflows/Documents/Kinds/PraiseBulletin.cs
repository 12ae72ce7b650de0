using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>通报（表扬） (Art 16).</summary>
public static class PraiseBulletin
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(PraiseBulletin),
        Order = 130,
        Title = "通报（表扬）",
        SeriesWord = "表",
        Drafters = [.. Staff.Bureau, .. Staff.Planning],
        Issuers = [.. Staff.Bureau, .. Staff.Planning],
        Addressee = DocumentAddressee.Unit,
        ToUnit = UnitKind.Town,
        NeedsCase = false,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.Open,
        TwoOfficers = false,
        Basis = $"{Measure}第十六条。",
        Term = new ReplyTerm(7),
        Fields =
        [
            Agency, Number,
            Line("通报事由", "表扬新生违法建设管控工作"),
            Line("主送", "各镇人民政府，地区、街道办事处，开发区管委会"),
            Basis,
            Lines("通报对象", d => d.About),
            Facts,
            Lines("工作要求", "请继续保持，督促做好后续拆除工作。"),
            Term, TermEnd, Remedies, Officers, AgencyPhone, .. Seal, CopyTo,
        ],
        Effect = _ => null,
    };
}
