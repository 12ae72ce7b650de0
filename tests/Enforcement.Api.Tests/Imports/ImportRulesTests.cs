using Enforcement.Api.Imports;
using Enforcement.Workflows.Leads;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Imports;

public sealed class ImportRulesTests
{
    [Fact]
    public void There_is_an_import_for_exactly_the_channels_that_say_who_imports_them() =>
        Enum.GetNames<ImportKind>().ShouldBe(LeadChannel.All.Where(c => c.Importers.Count > 0).Select(c => c.Name));
}
