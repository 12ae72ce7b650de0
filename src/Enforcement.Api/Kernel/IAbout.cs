namespace Enforcement.Api.Kernel;

/// <summary>
/// A request that acts on something that not everybody sees. To whom it is not there, that is the answer, before anything else of the
/// request is looked at.
/// </summary>
internal interface IAbout
{
    /// <summary>What it acts on; null: this time on nothing that is there already.</summary>
    Subject? About { get; }
}
