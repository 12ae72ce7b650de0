using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>What a decision needs besides the case and the command; every value was read once, at the edge.</summary>
public sealed record CaseContext(CasePolicy Policy, WorkingCalendar Calendar, DateTimeOffset Now, Actor Actor) : Context(Now, Actor);
