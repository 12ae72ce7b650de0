using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Kernel;

/// <summary>What every decision is told besides the thing and the command: when, and who asks. Read once, at the edge.</summary>
public record Context(DateTimeOffset Now, Actor Actor);
