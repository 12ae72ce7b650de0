using System.Text.Json;

namespace Enforcement.Api.Imports.Files;

/// <summary>JSON from the disk, token by token or value by value, through a buffer that holds no more than one value.</summary>
internal sealed class JsonFeed : IDisposable
{
    private readonly FileStream _stream;
    private byte[] _buffer = new byte[1 << 17];
    private int _start, _end;
    private bool _isFinal;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 32 });

    public JsonFeed(string path)
    {
        _stream = File.OpenRead(path);
        Fill();
        if (_buffer.AsSpan(0, _end) is [0xEF, 0xBB, 0xBF, ..]) _start = 3;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>The next token, with the text of a name or of a string; null at the end.</summary>
    public (JsonTokenType Type, string? Text)? Next() =>
        Read<(JsonTokenType, string?)?>(static (ref Utf8JsonReader reader, out (JsonTokenType, string?)? token) =>
    {
        token = null;
        if (!reader.Read()) return reader.IsFinalBlock;
        token = (reader.TokenType, reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null);
        return true;
    });

    /// <summary>The next value whole; null where an array or object ends instead.</summary>
    public JsonDocument? NextValue() => Read(static (ref Utf8JsonReader reader, out JsonDocument? value) =>
    {
        value = null;
        if (!reader.Read()) return false;
        return reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject || JsonDocument.TryParseValue(ref reader, out value);
    });

    private delegate bool Step<T>(ref Utf8JsonReader reader, out T value);

    private T Read<T>(Step<T> step)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
            try
            {
                if (step(ref reader, out var value))
                {
                    _start += (int)reader.BytesConsumed;
                    _state = reader.CurrentState;
                    return value;
                }
            }
            catch (JsonException)
            {
                throw new UnreadableFileException(_isFinal && _stream.Position == _stream.Length && EndsOpen() ? "import-truncated"
                    : "import-json-invalid");
            }
            if (_isFinal) throw new UnreadableFileException("import-truncated");
            Fill();
        }
    }

    /// <summary>True when what is left does not end as JSON ends: somebody's download stopped.</summary>
    private bool EndsOpen() => _buffer.AsSpan(_start, _end - _start).TrimEnd(" \r\n\t"u8) is not [.., (byte)'}'];

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= Limits.Feature) throw new UnreadableFileException("import-feature-too-large");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isFinal = read == 0;
    }
}
