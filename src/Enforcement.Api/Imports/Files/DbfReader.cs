using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Enforcement.Api.Imports.Files;

/// <summary>Records of a dBASE table, forward only.</summary>
internal sealed class DbfReader(Stream stream, DbfReader.Head head, IReadOnlyList<string> columns)
{
    private const int RecordsToDetect = 64 * 1024; // bytes
    private const byte LanguageGbk = 0x4D;
    private readonly byte[] _record = new byte[head.RecordLength];

    internal sealed record Field(string Name, char Type, int Offset, int Length);

    /// <param name="Records">How many the table says it has.</param>
    /// <param name="Bytes">Length of the head itself.</param>
    internal sealed record Head(IReadOnlyList<Field> Fields, int Records, int Bytes, int RecordLength, Encoding Encoding);

    /// <summary>The values of the record that was read; null when it is marked as deleted.</summary>
    public Dictionary<string, string>? Current { get; private set; }

    /// <summary>Reads the head. The encoding is that of the .cpg, else the language driver's, else the one that the texts show.</summary>
    public static Head ReadHead(Stream stream, Encoding? told)
    {
        var start = new byte[32];
        stream.ReadExactly(start);
        var records = BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(4));
        int bytes = BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8)),
        length = BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(10));
        if (bytes < 33 || length < 1 || records < 0) throw new InvalidDataException();
        var rest = new byte[bytes - 32];
        stream.ReadExactly(rest);
        var fields = new List<(byte[] Name, char Type, int Offset, int Length)>();
        var offset = 1; // behind the mark of deletion
        for (var at = 0; at + 32 <= rest.Length && rest[at] != 0x0D; at += 32)
        {
            var name = rest.AsSpan(at, 11);
            var end = name.IndexOf((byte)0);
            fields.Add((name[..(end < 0 ? 11 : end)].ToArray(), (char)rest[at + 11], offset, rest[at + 16]));
            offset += rest[at + 16];
        }
        if (offset > length) throw new InvalidDataException();
        var encoding = told ?? (start[29] == LanguageGbk ? TextEncodings.Gbk
            : Detect(stream, length, fields.Select(f => f.Name), [.. fields.Select(f => (f.Offset, f.Length))]));
        return new Head([.. fields.Select(f => new Field(encoding.GetString(f.Name), f.Type, f.Offset, f.Length))], records, bytes,
            length, encoding);
    }

    public void SkipHead() => stream.ReadExactly(new byte[head.Bytes]);

    /// <summary>Reads the next record; false behind the last.</summary>
    public bool Read()
    {
        var first = stream.ReadByte();
        if (first is < 0 or 0x1A || _read == head.Records) return _read < head.Records ? throw new EndOfStreamException() : false;
        _read++;
        _record[0] = (byte)first;
        stream.ReadExactly(_record, 1, _record.Length - 1);
        Current = first == '*' ? null : Values();
        return true;
    }

    private int _read;

    private Dictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>(head.Fields.Count);
        for (var i = 0; i < head.Fields.Count; i++)
        {
            var field = head.Fields[i];
            var text = head.Encoding.GetString(_record, field.Offset, field.Length).Trim(' ', '\0', '\t', '\r', '\n');
            // Stars: a number that did not fit. A field cut by its length may end in half a character.
            if (text.Length > 0 && text[0] != '*') values[columns[i]] = Readable(field.Type, text).TrimEnd('\uFFFD');
        }
        return values;
    }

    private static string Readable(char type, string text) => type switch
    {
        'D' when DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        // 1234.500000000000 as its writer padded it
        'N' or 'F' when text.Contains('.', StringComparison.Ordinal) && !text.Contains('e', StringComparison.OrdinalIgnoreCase) =>
            text.TrimEnd('0').TrimEnd('.'),
        _ => text,
    };

    private static Encoding Detect(Stream stream, int recordLength, IEnumerable<byte[]> names, (int Offset, int Length)[] fields)
    {
        var seen = new byte[RecordsToDetect / recordLength * recordLength + recordLength];
        var read = stream.ReadAtLeast(seen, seen.Length, throwOnEndOfStream: false);
        // Field by field: a character cut at a field's end must not speak against UTF-8.
        var isUtf8 = names.All(IsUtf8);
        for (var at = 0; isUtf8 && at + recordLength <= read; at += recordLength)
        {
            foreach (var (offset, length) in fields) isUtf8 &= IsUtf8(seen.AsSpan(at + offset, length).ToArray());
        }
        return isUtf8 ? Encoding.UTF8 : TextEncodings.Gbk;
    }

    private static bool IsUtf8(byte[] bytes) => TextEncodings.Detect(bytes).CodePage == Encoding.UTF8.CodePage;
}
