using System.Text;
using System.Text.Unicode;

namespace Enforcement.Api.Imports.Files;

/// <summary>The encodings in which Chinese tables come, and how they are told apart where nothing says which it is.</summary>
internal static class TextEncodings
{
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>GB 18030, of which GBK and GB 2312 are parts.</summary>
    public static Encoding Gbk { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>The name that people know it by.</summary>
    public static string NameOf(Encoding encoding) => encoding.CodePage == Gbk.CodePage ? "GBK" : encoding.WebName.ToUpperInvariant();

    /// <summary>
    /// The encoding of a .cpg's text, or null when it says none of ours: a Latin one is what programs write that know of no other.
    /// </summary>
    public static Encoding? OfName(string name)
    {
        var word = name.Trim().Replace("CP", "", StringComparison.OrdinalIgnoreCase).ToUpperInvariant();
        return word switch
        {
            "UTF-8" or "UTF8" or "65001" => PlainUtf8,
            "GBK" or "GB2312" or "GB18030" or "936" or "54936" or "EUC-CN" => Gbk,
            _ => null,
        };
    }

    /// <summary>UTF-8 when the bytes are that and nothing else, else GBK. A character cut off at the end decides nothing.</summary>
    public static Encoding Detect(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 0; cut <= 3 && cut <= bytes.Length; cut++)
        {
            if (Utf8.IsValid(bytes[..^cut])) return PlainUtf8;
        }
        return Gbk;
    }

    /// <summary>The same of a whole file, which is read once for it; by its byte order mark where it has one.</summary>
    public static Encoding DetectFile(string path)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        var kept = 0;
        var isFirst = true;
        int read;
        while ((read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false)) > 0)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            if (isFirst && bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode;
            if (isFirst && bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode;
            if (bytes.Contains((byte)0)) throw new UnreadableFileException("import-format-unknown");
            isFirst = false;
            // Up to three bytes of a character may only come with the next piece.
            var whole = bytes.Length;
            while (whole > 0 && bytes.Length - whole < 3 && !Utf8.IsValid(bytes[..whole])) whole--;
            if (!Utf8.IsValid(bytes[..whole])) return Gbk;
            kept = bytes.Length - whole;
            bytes[whole..].CopyTo(buffer);
        }
        return kept == 0 ? PlainUtf8 : Gbk;
    }

}
