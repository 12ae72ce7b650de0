namespace Enforcement.Workflows.Cases;

/// <summary>How a document was served 送达 (民诉法 87–95).</summary>
public enum ServiceMethod
{
    /// <summary>直接.</summary>
    Direct,
    /// <summary>留置.</summary>
    Left,
    /// <summary>邮寄.</summary>
    Post,
    /// <summary>公告.</summary>
    Public,
    /// <summary>委托.</summary>
    Entrusted,
    /// <summary>电子.</summary>
    Electronic,
}
