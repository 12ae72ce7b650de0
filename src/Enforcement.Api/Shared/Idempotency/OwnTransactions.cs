
namespace Enforcement.Api.Shared.Idempotency;

/// <summary>
/// On a POST that does its work in transactions of its own (it starts jobs): its answer is stored after it, not with it.
/// Such work must be harmless when done twice.
/// </summary>
internal sealed class OwnTransactions;
