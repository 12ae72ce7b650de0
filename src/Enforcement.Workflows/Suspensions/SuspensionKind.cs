namespace Enforcement.Workflows.Suspensions;

/// <summary>What is suspended (Art 29, 30).</summary>
public enum SuspensionKind
{
    /// <summary>地区产业项目: a town's industrial projects, until its new illegal constructions are all cleared.</summary>
    TownProjects,
    /// <summary>
    /// 违法项目及项目主体: the project of a case and its party, until the case is over and its town's new illegal constructions are all cleared.
    /// </summary>
    CaseProject,
    /// <summary>挂账项目及项目主体: a listed item's own project and party, until it is delisted.</summary>
    ListedItem,
}
