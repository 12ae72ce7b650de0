using System.Globalization;
using System.Text;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Imports;

public sealed class ImportRestartTests
{
    [Fact]
    public async Task An_import_that_a_stop_interrupts_goes_on_where_it_was_and_records_every_row_once()
    {
        const int rows = 12_000;
        var table = new StringBuilder("TBBH,X,Y\n");
        for (var i = 0; i < rows; i++) table.Append(CultureInfo.InvariantCulture,
            $"R{i},{(i % 10 == 0 ? 121.4 : 116.70 + i % 400 * 0.002):F6},{40.25 + i / 400 * 0.002:F6}\n");
        var directory = Directory.CreateTempSubdirectory("enforcement-").FullName;
        try
        {
            string id;
            int before; // the sample leads
            await using (var app = new EnforcementApp(directory))
            {
                using var http = new CaseClient(app);
                before = (await http.GetAsync("planning", "/api/leads?channel=satellite"))["total"]!.GetValue<int>();
                id = (await http.SendFileAsync("planning", "satellite", Encoding.UTF8.GetBytes(table.ToString()),
                    "a.csv")).Body["id"]!.GetValue<string>();
                var read = 0;
                await Wait.UntilAsync(async () =>
                    (read = (await http.GetAsync("planning", $"/api/imports/{id}"))["read"]!.GetValue<int>()) > 0, "the first batch");
                read.ShouldBeLessThan(rows, "it is to be stopped in its middle");
            }
            await using (var app = new EnforcementApp(directory))
            {
                using var http = new CaseClient(app);
                var import = await http.FinishedAsync("planning", id);
                import.Counts().ShouldBe($"done {rows}/{rows * 9 / 10}/0/{rows / 10}");
                (await http.GetAsync("planning", "/api/leads?channel=satellite"))["total"]!.GetValue<int>()
                    .ShouldBe(before + rows * 9 / 10);
                File.Exists(Path.Combine(directory, "imports", Guid.Parse(id).ToString("N"))).ShouldBeFalse();
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
