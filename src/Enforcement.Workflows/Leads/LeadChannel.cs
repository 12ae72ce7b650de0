using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Leads;

/// <summary>
/// How a lead came (process.md section 2), with everything that differs by it. A new channel is an object here and its two words in the
/// texts of the leads. Nothing has a default: a channel that does not say a rule does not compile.
/// </summary>
[JsonConverter(typeof(NamedJson<LeadChannel>))]
public sealed class LeadChannel : INamed<LeadChannel>
{
    /// <summary>卫片图斑: a patch of the satellite imagery; a lead only, never the basis of a penalty.</summary>
    public static LeadChannel Satellite { get; } = new()
    {
        Name = nameof(Satellite),
        Title = "卫片图斑",
        Recorders = Staff.Planning,
        Importers = Staff.Planning,
        NumberPrefix = null,
        AddressSuffices = false,
        IsTownsOwnFinding = false, // what the satellite saw is held against what the town found (Art 16)
        IsPatch = true,
        Verification = DeadlineKind.Verification,
    };

    /// <summary>12345 信访举报.</summary>
    public static LeadChannel Hotline { get; } = new()
    {
        Name = nameof(Hotline),
        Title = "12345热线",
        Recorders = [.. Staff.Bureau, .. Staff.Planning, .. Staff.Town],
        Importers = [.. Staff.Bureau, .. Staff.Planning],
        NumberPrefix = null,
        AddressSuffices = true, // a caller names an address; the town finds the place when it verifies
        IsTownsOwnFinding = true,
        IsPatch = false,
        Verification = DeadlineKind.Verification,
    };

    /// <summary>三级巡查, at district, town or village level (Art 11–14).</summary>
    public static LeadChannel Patrol { get; } = new()
    {
        Name = nameof(Patrol),
        Title = "巡查",
        Recorders = [.. Staff.Village, .. Staff.Town, .. Staff.Planning, .. Staff.Bureau, .. Staff.Sector, .. Staff.Utility],
        Importers = [.. Staff.Town, .. Staff.Planning],
        NumberPrefix = "XC",
        AddressSuffices = false,
        IsTownsOwnFinding = true,
        IsPatch = false,
        Verification = DeadlineKind.Verification,
    };

    /// <summary>部门报送 (Art 8, 18).</summary>
    public static LeadChannel Report { get; } = new()
    {
        Name = nameof(Report),
        Title = "部门报送",
        Recorders = [.. Staff.Sector, .. Staff.Utility, .. Staff.Planning, .. Staff.Bureau, .. Staff.Town],
        Importers = [], // they come one by one
        NumberPrefix = "BS",
        AddressSuffices = false,
        IsTownsOwnFinding = true,
        IsPatch = false,
        Verification = DeadlineKind.Verification,
    };

    /// <summary>Every channel, in the order of the contract.</summary>
    public static IReadOnlyList<LeadChannel> All { get; } = [Satellite, Hotline, Patrol, Report];

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>In Chinese, as exports write it.</summary>
    public required string Title { get; init; }

    /// <summary>Who records its leads one by one.</summary>
    public required IReadOnlyList<Grant> Recorders { get; init; }

    /// <summary>Who records them in numbers, from a file; nobody where there is no such file.</summary>
    public required IReadOnlyList<Grant> Importers { get; init; }

    /// <summary>What a number begins with that is given here; null where the source's own is needed (图斑编号, 工单号).</summary>
    public required string? NumberPrefix { get; init; }

    /// <summary>True: an address without coordinates will do.</summary>
    public required bool AddressSuffices { get; init; }

    /// <summary>
    /// True: it stands in the monthly report of the town that has it, as found by itself (Art 15), and is compared with what the
    /// satellite saw
    /// (Art 16).
    /// </summary>
    public required bool IsTownsOwnFinding { get; init; }

    /// <summary>True: a patch 图斑: on maps a layer of its own, in the satellite review the other side of the comparison (Art 16).</summary>
    public required bool IsPatch { get; init; }

    /// <summary>The period within which a town verifies it.</summary>
    public required DeadlineKind Verification { get; init; }

    /// <summary>True when the person records leads of the channel.</summary>
    public bool MayRecord(Actor actor) => Recorders.Include(actor);

    /// <summary>XC2026-00001.</summary>
    /// <exception cref="InvalidOperationException">Its leads bring their number.</exception>
    public string NumberOf(int year, int sequence) => NumberPrefix is { } prefix
        ? string.Create(CultureInfo.InvariantCulture, $"{prefix}{year}-{sequence:D5}")
        : throw new InvalidOperationException($"Leads of {Name} bring their number.");

    /// <summary>What addresses are bound by.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LeadChannel? channel) =>
        (channel = Named.Find<LeadChannel>(text)) is not null;

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
