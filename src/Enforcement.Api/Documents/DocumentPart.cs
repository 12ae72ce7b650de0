
namespace Enforcement.Api.Documents;

/// <summary>Which of the files of a document.</summary>
public enum DocumentPart
{
    /// <summary>The frozen .docx, or the uploaded file; of a draft, how it would look.</summary>
    Content,
    /// <summary>The PDF made from it, made once and kept.</summary>
    Pdf,
    /// <summary>A signed and stamped scan.</summary>
    Scan,
}
