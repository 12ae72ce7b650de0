using System.Diagnostics;
using Npgsql;

namespace Enforcement.Testing;

/// <summary>
/// Debian's PostgreSQL as a process of its own on a directory, a socket and a port of its own, which loses everything at its end: nothing
/// is forced to the disk. It runs as the
/// user <c>postgres</c> where the tests run as root, whom PostgreSQL refuses.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly Lazy<PostgreSqlServer> One = new(() =>
    {
        var server = new PostgreSqlServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        Task.Run(() => server.StartAsync()).GetAwaiter().GetResult();
        return server;
    });

    private readonly string _directory = Directory.CreateTempSubdirectory("enforcement-pg-").FullName;
    private Process? _process;

    /// <summary>The server of this test run, started by who asks first.</summary>
    public static PostgreSqlServer Shared => One.Value;

    public int Port { get; } = MailServer.FreePort();

    /// <summary>Over TCP, so that a test may stand in the way; trusted, since only this machine reaches it.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username=postgres;Maximum Pool Size=100;Timeout=60;Command Timeout=120;Include Error Detail=true";

    /// <summary>Starts it, unless it runs: the first time on a new cluster, then on the one it had.</summary>
    public async Task StartAsync()
    {
        if (_process is { HasExited: false }) return;
        var data = Path.Combine(_directory, "data");
        if (!Directory.Exists(data))
        {
            if (IsRoot) await RunAsync("chown", "postgres", _directory);
            await AsServerAsync(Program("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                "--no-sync");
        }
        string[] arguments =
        [
            "-D", data, "-k", _directory, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c",
            "synchronous_commit=off", "-c", "full_page_writes=off",
            "-c", "max_connections=600", "-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB", "-c", "jit=off",
        ];
        var start = IsRoot ? new ProcessStartInfo("setpriv",
            ["--reuid=postgres", "--regid=postgres", "--init-groups", Program("postgres"), .. arguments])
                : new ProcessStartInfo(Program("postgres"), arguments);
        start.RedirectStandardError = start.RedirectStandardOutput = true;
        start.WorkingDirectory = _directory;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await Wait.UntilAsync(async () =>
        {
            if (_process.HasExited) throw new InvalidOperationException("PostgreSQL ended: is the package postgresql installed?");
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync();
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }, "PostgreSQL answers");
    }

    /// <summary>Ends it as a power cut would end its processes; what was committed is there at the next start.</summary>
    public async Task StopAsync()
    {
        Kill();
        if (_process is not null) await _process.WaitForExitAsync();
        _process = null;
    }

    /// <summary>Makes a database, empty or as a copy of one that nobody has open.</summary>
    public Task CreateAsync(string database, string? template = null) =>
        ExecuteAsync($"CREATE DATABASE {database} TEMPLATE {template ?? "template0"} STRATEGY FILE_COPY");

    public Task DropAsync(string database) => ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Debian keeps its programs by version.</summary>
    private static string Program(string name) =>
        Directory.EnumerateDirectories("/usr/lib/postgresql")
            .OrderByDescending(d => int.Parse(Path.GetFileName(d), System.Globalization.CultureInfo.InvariantCulture))
            .Select(d => Path.Combine(d, "bin", name)).First(File.Exists);

    private static Task AsServerAsync(string program, params string[] arguments) =>
        IsRoot ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
            : RunAsync(program, arguments);

    private static Task RunAsync(string program, params string[] arguments) => TestPhoto.RunAsync(program, "/", arguments);

    private void Kill()
    {
        if (_process is not { HasExited: false } process) return;
        RunAsync("kill", "-INT", $"{process.Id}").GetAwaiter().GetResult(); // a fast shutdown: its children end with it
        process.WaitForExit(10_000);
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
