
namespace Enforcement.Api.Imports;

/// <summary>What a column of a file can be. Columns that are none of these are kept with the lead under their own names.</summary>
public enum ImportField
{
    /// <summary>图斑编号, 工单编号.</summary>
    SourceNumber,
    /// <summary>后时相, 来电时间, 巡查时间: when it was found; legal time. Without one, the time of the import.</summary>
    FoundAt,
    /// <summary>Town 镇街, by name or code.</summary>
    Town,
    /// <summary>Village 村（社区）, by name or code.</summary>
    Village,
    /// <summary>Where, in words.</summary>
    Address,
    /// <summary>What was seen.</summary>
    Description,
    /// <summary>Area in m²; 亩 and 公顷 where the column's name says so.</summary>
    Area,
    /// <summary>Longitude or easting (or northing: told apart by its size).</summary>
    X,
    /// <summary>Latitude or northing.</summary>
    Y,
    /// <summary>A geometry as WKT.</summary>
    Wkt,
    /// <summary>Who called.</summary>
    ReporterName,
    /// <summary>Their phone.</summary>
    ReporterPhone,
    /// <summary>End of a patrol.</summary>
    EndedAt,
    /// <summary>Where a patrol went.</summary>
    Route,
    /// <summary>Who went.</summary>
    Patrollers,
}
