
namespace Enforcement.Api.Sanctions;

/// <summary>Which desk was asked.</summary>
public enum CheckDesk
{
    /// <summary>联合惩戒.</summary>
    Sanctions,
    /// <summary>项目暂停.</summary>
    Suspensions,
}
