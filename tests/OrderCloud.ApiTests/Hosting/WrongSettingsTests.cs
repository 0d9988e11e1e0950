namespace OrderCloud.ApiTests.Hosting;

/// <summary>A wrong setting stops the program with exit code 78 and one sentence that names the key: no stack, nothing else.</summary>
public sealed class WrongSettingsTests : IDisposable
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=oc";
    private readonly string directory = Directory.CreateTempSubdirectory("oc-settings").FullName;

    public static TheoryData<string, string[]> Each => new()
    {
        { "Database:Connection can't be read as a connection string", Postgres(connection: "Host=x;Nonsense=1") },
        { "Database:OwnerConnection can't be read as a connection string", [.. Postgres(), "--Database:OwnerConnection=Host=x;Port=none"] },
        { "Database:SystemConnection can't be read as a connection string", Postgres(system: "Nonsense") },
        { "Database:SystemConnection can't be read as a connection string", ["--Database:Provider=sqlserver", "--Database:Connection=Server=x", "--Database:SystemConnection=Nonsense"] },
        { "Database:Connection can't be read as a connection string", ["--Database:Connection=Nonsense"] },
        { "Database:Connection: the database can't be opened", Postgres() },
        { "Database:Connection: the database can't be opened", ["database", "migrate", .. Postgres()] },
        { "Database:OwnerConnection: the database can't be opened", ["database", "migrate", .. Postgres(), $"--Database:OwnerConnection={Nowhere}2"] },
        { "Database:OwnerConnection: the database can't be opened", ["database", "migrate", .. Postgres(), "--Database:OwnerConnection=Host=no-such-host.invalid"] },
        { "Database:SystemConnection must not set", Postgres(system: $"{Nowhere};No Reset On Close=true") },
        { "Database:Connection: the database can't be opened", ["--Database:Connection=Data Source=DIRECTORY"] },
        { "Database:Connection: the database can't be opened", ["--Database:Connection=Data Source=DIRECTORY/garbage.db"] },
        { "Data:Directory: the database can't be opened", ["--Data:Directory=DIRECTORY/odd"] },
        { "Orders:Carts:NewPerHour is '0': it must be above zero", ["--Data:Directory=DIRECTORY/data", "--Orders:Carts:NewPerHour=0"] },
        { "Mail:Smtp:Host is missing", ["--environment=Production", "--Data:Directory=DIRECTORY/data"] },
        { "Data:Directory: the key", ["--Data:Directory=DIRECTORY/broken"] },
        { "Mail:Smtp:From is missing", ["--Data:Directory=DIRECTORY/data", "--Mail:Smtp:Host=127.0.0.1"] },
    };

    [Theory, MemberData(nameof(Each))]
    public async Task It_is_told_in_one_sentence(string begins, string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "garbage.db"), new string('x', 4_096), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(directory, "odd", "ordercloud.db"));
        Directory.CreateDirectory(Path.Combine(directory, "broken", "keys"));
        await File.WriteAllTextAsync(Path.Combine(directory, "broken", "keys", $"signing-{DateTime.UtcNow:yyyyMMdd'T'HHmmss'Z'}-0.key"), "no key", TestContext.Current.CancellationToken);

        var (exitCode, output) = await HostProcess.CommandAsync(directory, [.. arguments.Select(it => it.Replace("DIRECTORY", directory, StringComparison.Ordinal)), "--urls=http://127.0.0.1:0"]);

        Assert.Equal(78, exitCode);
        Assert.StartsWith(begins, output, StringComparison.Ordinal);
        Assert.Single(output.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("keys", "rotate", "--help"), InlineData("database", "migrate", "-h"), InlineData("tenant", "suspend", "--tenant", "01980000-0000-7000-8000-000000000000", "--help")]
    public async Task Who_asks_what_a_command_does_doesnt_have_it_done(params string[] arguments)
    {
        var (exitCode, output) = await HostProcess.CommandAsync(directory, arguments);

        Assert.Equal(0, exitCode);
        Assert.Contains("OrderCloud.Host database migrate", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [Theory]
    [InlineData("--dry-run", "keys", "rotate", "--dry-run"), InlineData("--foo", "database", "migrate", "--foo"), InlineData("--version", "--version")]
    public async Task An_option_without_a_value_is_nobodys_setting(string option, params string[] arguments)
    {
        var (exitCode, output) = await HostProcess.CommandAsync(directory, arguments);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"{option} has no value", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static string[] Postgres(string connection = Nowhere, string system = Nowhere) => ["--Database:Provider=postgres", $"--Database:Connection={connection}", $"--Database:SystemConnection={system}"];
}
