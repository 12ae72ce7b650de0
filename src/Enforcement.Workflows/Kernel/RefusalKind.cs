namespace Enforcement.Workflows.Kernel;

/// <summary>What sort of no a refusal is; how it is told over HTTP stands beside each.</summary>
public enum RefusalKind
{
    /// <summary>409 <c>invalid-in-stage</c>: the step does not fit where the thing stands.</summary>
    InvalidInStage,
    /// <summary>409 <c>conflict</c>: someone changed it since.</summary>
    Conflict,
    /// <summary>422: a value is not acceptable; names its field.</summary>
    Invalid,
    /// <summary>413: more than is taken.</summary>
    TooLarge,
    /// <summary>403: seen, but not theirs to do.</summary>
    Forbidden,
    /// <summary>401: not, or no longer, signed in.</summary>
    Unauthenticated,
    /// <summary>404: not there, or not theirs to see; the two are never told apart.</summary>
    NotFound,
}
