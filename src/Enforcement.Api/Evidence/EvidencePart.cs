
namespace Enforcement.Api.Evidence;

/// <summary>Which of the files of one piece of evidence.</summary>
public enum EvidencePart
{
    /// <summary>What was sent first; byte for byte.</summary>
    Content,
    /// <summary>The small picture of it.</summary>
    Thumbnail,
    /// <summary>The photo as the camera took it, where a scaled one was sent first.</summary>
    Original,
}
