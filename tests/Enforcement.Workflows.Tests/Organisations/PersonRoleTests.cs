using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Organisations;

public sealed class PersonRoleTests
{
    [Fact]
    public void Every_role_stands_in_the_table_once_in_its_order() =>
        PersonRoles.All.Select(r => r.Role).ShouldBe(Enum.GetValues<PersonRole>());

    [Fact]
    public void Every_grant_is_to_people_that_there_can_be_and_who_take_part_in_the_work()
    {
        IEnumerable<Grant> grants =
        [
            .. TrackRegistry.All.SelectMany(t => t.Steps).SelectMany(s => s.By), .. LeadChannel.All.SelectMany(c => c.Recorders.Concat(c.Importers)),
            .. DocumentKinds.All.SelectMany(k => k.Drafters.Concat(k.Issuers)),
        ];
        grants.Where(g => !g.Role.Rule().MayBeHeldIn(g.Unit) || g.Role.Rule().Part != RolePart.Works).ShouldBeEmpty();
    }
}
