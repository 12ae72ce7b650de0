using Enforcement.Benchmarks;

// What must be fast, measured as ratios against a baseline in the same run (docs/benchmarks.md). Without an argument: all.
// A test project is told by its build where the pages lie; a console program says so itself.
var root = new DirectoryInfo(AppContext.BaseDirectory);
while (!File.Exists(Path.Combine(root.FullName, "Enforcement.sln"))) root = root.Parent!;
Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_ENFORCEMENT_WEB", Path.Combine(root.FullName, "src", "Enforcement.Web"));

var chosen = args.Length > 0 ? args : ["sweep", "due", "page", "near", "import", "map", "match", "find", "webs"];
var ok = true;
foreach (var name in chosen)
{
    ok &= name switch
    {
        "sweep" => await SweepBenchmark.RunAsync(),
        "due" => await DueBenchmark.RunAsync(),
        "page" => await PageBenchmark.RunAsync(),
        "near" => await NearBenchmark.RunAsync(),
        "import" => await ImportBenchmark.RunAsync(),
        "map" => await MapBenchmark.RunAsync(),
        "match" => MatchBenchmark.Run(),
        "find" => await FindBenchmark.RunAsync(),
        "webs" => await WebsBenchmark.RunAsync(),
        _ => throw new ArgumentException($"There is no benchmark {name}: sweep, due, page, near, import, map, match, find, webs."),
    };
}
return ok ? 0 : 1;
