using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Enforcement.Api.Data;

/// <summary>A rule object as its name, as an enum is kept.</summary>
internal sealed class NamedConverter<T>() : ValueConverter<T, string>(named => named.Name, name => Named.Of<T>(name))
    where T : class, INamed<T>;
