using Xunit;

namespace Enforcement.Api.Tests;

/// <summary>Tests that measure the process itself: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
