using System.Text.RegularExpressions;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests;

/// <summary>The house keeps its straight line: Web → Api → Workflows, and the rules stay pure.</summary>
public sealed partial class ArchitectureTests
{
    internal static readonly string Root = FindRoot();

    internal static IEnumerable<(string Path, string Text)> Sources(string under) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", under), "*.cs", SearchOption.AllDirectories)
            .Where(p => !p.Contains("/obj/", StringComparison.Ordinal) && !p.Contains("/bin/", StringComparison.Ordinal)
                && !p.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(p => (Path.GetRelativePath(Root, p), File.ReadAllText(p)));

    [Fact]
    public void The_rules_need_nothing_but_the_base_library() =>
        typeof(CaseDecider).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void The_rules_do_no_io_and_write_no_log() =>
        Sources("Enforcement.Workflows").Where(s => Outside().IsMatch(s.Text)).Select(s => s.Path).ShouldBeEmpty();

    [Fact]
    public void Nobody_reads_the_machines_clock_but_the_legal_clock_does() =>
        Sources("").Where(s => MachineClock().IsMatch(s.Text)).Select(s => s.Path).ShouldBeEmpty();

    [Fact]
    public void Rows_handlers_and_the_context_are_not_for_pages() =>
        typeof(Composition).Assembly.GetExportedTypes()
            .Where(t => t.Name.EndsWith("Row", StringComparison.Ordinal) || t.Name.EndsWith("Handler", StringComparison.Ordinal)
                || typeof(DbContext).IsAssignableFrom(t))
            .ShouldBeEmpty();

    [Fact]
    public void Only_named_places_look_past_the_scope() =>
        Sources("Enforcement.Api").Where(s => s.Text.Contains("IgnoreQueryFilters()", StringComparison.Ordinal))
            .Select(s => Path.GetFileName(s.Path)).Order()
            .ShouldBe(
            [
                "CaseProjection.cs", "CaseQueries.cs", "CheckDocument.cs", "CheckSanctions.cs", "CheckSuspension.cs", "GetOperations.cs",
                "IssueDocument.cs", "JournalHeads.cs", "KeepReports.cs", "LeadStore.cs", "NoticeReceiver.cs", "RepeatFinder.cs", "ReportStore.cs",
                "TownLedger.cs", "VerifyLead.cs",
            ]);

    [Fact]
    public void Only_its_own_store_writes_a_case() =>
        Sources("Enforcement.Api").Where(s => s.Text.Contains("new CaseRow", StringComparison.Ordinal) || CaseProjectionCall()
            .IsMatch(s.Text)).Select(s => Path.GetFileName(s.Path)).Order()
            .ShouldBe(["CaseProjection.cs", "CaseStore.cs"]);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Enforcement.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }

    [GeneratedRegex(@"\b(System\.IO|File\.|HttpClient|ILogger|Console\.|TimeProvider|DbContext)\b")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"CaseProjection\.(NewRow|Update)|class CaseProjection")]
    private static partial Regex CaseProjectionCall();
}
