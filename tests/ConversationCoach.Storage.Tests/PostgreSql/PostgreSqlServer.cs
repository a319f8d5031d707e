using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace ConversationCoach.Storage.Tests.PostgreSql;

/// <summary>A server of the tests' own, from the binaries of the machine, on nothing but a socket in a folder of its own.</summary>
/// <remarks>A shell keeps it, and stops it and clears up once this process has let go of the shell, in whatever way it ended.</remarks>
internal sealed class PostgreSqlServer : IDisposable
{
    private static readonly Lazy<PostgreSqlServer> OfAll = new(() => new PostgreSqlServer());
    private static readonly string Programs = FindPrograms();
    private static int _databases;

    /// <summary>Where the programs of PostgreSQL are.</summary>
    public static string ProgramFolder => Programs;

    private readonly string _folder;
    private readonly Process _keeper;

    /// <param name="isDurable">As in earnest: what is committed is on the disk. The tests do without, to be quick.</param>
    public PostgreSqlServer(bool isDurable = false)
    {
        // The path of a socket must be short.
        _folder = Directory.CreateTempSubdirectory("coach-pg-").FullName;
        _keeper = Process.Start(new ProcessStartInfo("sh", ["-c", Keep, "sh", _folder, Programs, isDurable ? "on" : "off"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Hear("ready");
    }

    /// <summary>The one that the tests share which do not stop it.</summary>
    public static PostgreSqlServer Shared => OfAll.Value;

    /// <summary>Where it keeps the data; only its own account, or root, may look.</summary>
    public string DataFolder => Path.Combine(_folder, "data");

    public string LogFile => Path.Combine(_folder, "log");

    /// <returns>The connection string of a new, empty database.</returns>
    public string CreateDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        create.ExecuteNonQuery();
        return ConnectionString(name);
    }

    public void DropDatabase(string connectionString)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var drop = new NpgsqlCommand($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)", connection);
        drop.ExecuteNonQuery();
    }

    /// <returns>A copy of the database, as an administrator makes it.</returns>
    public static Task<string> DumpAsync(string connectionString, params string[] options) => RunAsync("pg_dump", [Address(connectionString), .. options], "");

    public static Task RestoreAsync(string connectionString, string dump) => RunAsync("psql", ["--quiet", "--set=ON_ERROR_STOP=1", "--dbname", Address(connectionString)], dump);

    /// <summary>Everybody is sent away at once.</summary>
    public void Stop() => Tell("stop");

    public void Start() => Tell("start");

    /// <summary>It hangs: it takes connections and answers nobody.</summary>
    public void Freeze() => Tell("freeze");

    public void Thaw() => Tell("thaw");

    public void Dispose()
    {
        if (_keeper.HasExited) return;
        _keeper.StandardInput.Close();
        _keeper.WaitForExit(TimeSpan.FromSeconds(20));
    }

    // Debian keeps them in a folder of their version; elsewhere they are on the path.
    private static string FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(debian) ? Directory.GetDirectories(debian).OrderByDescending(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)).Select(folder => Path.Combine(folder, "bin")) : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb"))) ?? "";
    }

    private static string Address(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return $"host={connection.Host} dbname={connection.Database} user={connection.Username}";
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string input)
    {
        using var running = Process.Start(new ProcessStartInfo(Path.Combine(Programs, program), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.StandardInput.WriteAsync(input);
        running.StandardInput.Close();
        await running.WaitForExitAsync();
        if (running.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {await errors}");
        return await said;
    }

    private string ConnectionString(string database) => $"Host={_folder};Database={database};Username=coach";

    private void Tell(string order)
    {
        _keeper.StandardInput.WriteLine(order);
        _keeper.StandardInput.Flush();
        Hear("done");
    }

    private void Hear(string word)
    {
        var said = new StringBuilder();
        while (_keeper.StandardOutput.ReadLine() is { } line)
        {
            if (line == word) return;
            said.AppendLine(line);
        }

        throw new InvalidOperationException($"PostgreSQL could not be started. On Debian: apt-get install postgresql.\n{said}{_keeper.StandardError.ReadToEnd()}");
    }

    // PostgreSQL refuses to run as root.
    private const string Keep = """
        folder=$1 bin=$2 durable=$3
        as=''
        if [ "$(id -u)" -eq 0 ]; then
          chown postgres "$folder" || exit 1
          as='setpriv --reuid=postgres --regid=postgres --init-groups'
        fi
        cd "$folder"
        start() { $as "$bin/pg_ctl" start -D data -l log -w -t 60 -s -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=$durable -c synchronous_commit=$durable -c full_page_writes=$durable -c max_connections=200 -c shared_buffers=32MB -c jit=off -c deadlock_timeout=20ms -c autovacuum=off -c track_commit_timestamp=on" </dev/null >/dev/null; }
        all() { pid=$(head -n 1 data/postmaster.pid); kill "-$1" $pid $(ps -o pid= --ppid $pid); }
        $as "$bin/initdb" -D data -U coach -A trust -E UTF8 --locale=C --no-sync >/dev/null && start || { cat log; exit 1; }
        echo ready
        while read -r order; do
          case $order in
            stop) $as "$bin/pg_ctl" stop -D data -m fast -w -s ;;
            start) start ;;
            freeze) all STOP ;;
            thaw) all CONT ;;
          esac
          echo done
        done
        [ ! -e data/postmaster.pid ] || { all CONT; $as "$bin/pg_ctl" stop -D data -m immediate -w -s; }
        rm -rf "$folder"
        """;
}
