using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Kernel;

/// <summary>What every store of events works with.</summary>
internal sealed record StoreParts(EnforcementDb Db, UnitOfWork Work, UnitDirectory Units, PolicyBook Policies, ICurrentActor Current,
    LegalClock Clock);
