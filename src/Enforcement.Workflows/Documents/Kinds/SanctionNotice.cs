using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>联合惩戒通知书 (Art 8, 19).</summary>
public static class SanctionNotice
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(SanctionNotice),
        Order = 150,
        Title = "联合惩戒通知书",
        SeriesWord = "联惩",
        Drafters = [.. Staff.Town, .. Staff.Planning],
        Issuers = [.. Staff.TownLead, .. Staff.Planning],
        Addressee = DocumentAddressee.Unit,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Determination,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = false,
        Basis = $"{Measure}第八条、第十九条。",
        Term = new ReplyTerm(3),
        Fields =
        [
            Agency, Number,
            Line("主送", "区城管委、区农业服务中心、区住建委、区水务局、区经信局、区市场监管局，供电、自来水、供暖、燃气、通讯公司"),
            PartyName, PartyIdNumber, PartyAddress, CaseNumber, Site, Matter, Facts, BasisAfterDetermination,
            Lines("惩戒措施", "不得为其办理营业执照、不得为其提供农业补贴、不得为其提供新办水、电、气、热、暖、通讯等服务。"),
            Term, TermEnd, Remedies, Officers, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
