namespace Enforcement.Api.Shared;

/// <summary>
/// Of a route: a machine asks it some times a minute for counts, and that it was answered is not worth an entry of the audit.
/// </summary>
internal sealed class AskedAllTheTime;
