
namespace Enforcement.Api.Imports.Files;

/// <summary>What is more than a file of the district's can be, so that a made one costs no more than its refusal.</summary>
internal static class Limits
{
    public const int Rows = 200_000;
    public const int Columns = 200;
    /// <summary>Of one shape; as for every place.</summary>
    public const int Corners = 20_000;
    /// <summary>Characters of one cell: Excel's own limit.</summary>
    public const int Cell = 32_767;
    /// <summary>Bytes of one line of a CSV, whose WKT geometry may be longer than a cell.</summary>
    public const int Record = 2 << 20;
    /// <summary>Bytes of one feature of GeoJSON.</summary>
    public const int Feature = 8 << 20;
    /// <summary>Bytes of all that a zip holds, unpacked.</summary>
    public const long Unpacked = 1L << 30;
    /// <summary>Unpacked to packed size of one large entry; tables and shapes stay under a tenth of it.</summary>
    public const int Ratio = 250;
    public const long RatioMattersFrom = 10 << 20;
    /// <summary>Characters of all texts that the cells of a workbook share.</summary>
    public const int SharedText = 40_000_000;
}
