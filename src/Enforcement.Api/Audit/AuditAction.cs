
namespace Enforcement.Api.Audit;

/// <summary>What somebody did with what the product keeps.</summary>
public enum AuditAction
{
    /// <summary>查看.</summary>
    Looked,
    /// <summary>办理、修改.</summary>
    Changed,
    /// <summary>导出: a table or a bundle made for the reader.</summary>
    Exported,
    /// <summary>下载: a file that is kept.</summary>
    Downloaded,
    /// <summary>被拒绝: it was not theirs, or not there for them.</summary>
    Refused,
    /// <summary>登录.</summary>
    SignedIn,
    /// <summary>登录失败: a wrong password, a locked person, a wrong or revoked key.</summary>
    SignInFailed,
}
