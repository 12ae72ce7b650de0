
namespace Enforcement.Api.Imports;

/// <summary>What is imported.</summary>
public enum ImportKind
{
    /// <summary>卫片图斑.</summary>
    Satellite,
    /// <summary>12345 工单.</summary>
    Hotline,
    /// <summary>巡查台账.</summary>
    Patrol,
}
