namespace Enforcement.Workflows.Cases;

/// <summary>What a piece of evidence shows.</summary>
public enum EvidenceKind
{
    /// <summary>照片 of the site.</summary>
    Photo,
    /// <summary>拆除前照片.</summary>
    BeforePhoto,
    /// <summary>拆除后照片.</summary>
    AfterPhoto,
    /// <summary>视频.</summary>
    Video,
    /// <summary>文件, scans included.</summary>
    Document,
}
