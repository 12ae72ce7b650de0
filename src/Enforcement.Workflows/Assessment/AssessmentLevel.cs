
namespace Enforcement.Workflows.Assessment;

/// <summary>Who is assessed (Art 28: 逐级考核).</summary>
public enum AssessmentLevel
{
    /// <summary>Towns and the development zone, by the district; planning acts for it.</summary>
    Town,
    /// <summary>Villages, by their own town.</summary>
    Village,
}
