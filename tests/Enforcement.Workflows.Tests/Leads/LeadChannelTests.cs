using System.Reflection;
using Enforcement.Workflows.Kernel;
using Enforcement.Workflows.Leads;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Leads;

/// <summary>That a channel says every rule is the compiler's work; that what it says holds together is checked here.</summary>
public sealed class LeadChannelTests
{
    public static TheoryData<string> Names { get; } = [.. LeadChannel.All.Select(c => c.Name)];

    [Fact]
    public void Every_channel_is_listed_under_its_name_with_a_title_and_numbers_of_its_own()
    {
        var declared = typeof(LeadChannel).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(LeadChannel));
        LeadChannel.All.Select(c => c.Name).ShouldBe(declared.Select(p => p.Name), ignoreOrder: true);
        LeadChannel.All.Select(c => c.Title).ShouldBeUnique();
        LeadChannel.All.Select(c => c.NumberPrefix).OfType<string>().ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_rules_hold_together(string name)
    {
        var channel = Named.Of<LeadChannel>(name);

        channel.Recorders.ShouldNotBeEmpty();
        channel.Importers.Except(channel.Recorders).ShouldBeEmpty("who records many records one");
        (channel.IsPatch && channel.IsTownsOwnFinding).ShouldBeFalse("it would be compared with itself (Art 16)");
    }

    [Fact]
    public void A_number_is_given_where_the_source_has_none()
    {
        LeadChannel.Patrol.NumberOf(2026, 7).ShouldBe("XC2026-00007");
        LeadChannel.Report.NumberOf(2026, 123_456).ShouldBe("BS2026-123456");
        Should.Throw<InvalidOperationException>(() => LeadChannel.Satellite.NumberOf(2026, 1));
    }
}
