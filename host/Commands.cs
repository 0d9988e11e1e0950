using GraphQL.Types;
using OrderCloud.Host.Identity;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host;

/// <summary>What the program does when it is not asked to serve.</summary>
internal static class Commands
{
    private static readonly string[] Providers = ["sqlite", "postgres", "sqlserver"];

    private const string Usage = """
        OrderCloud.Host                                   serve
        OrderCloud.Host database migrate                  bring the tables up to date, as the owner role
        OrderCloud.Host database check                    fail if a model has changes without a migration, on any of the three databases
        OrderCloud.Host database script [sqlserver|…]     print the migrations as SQL
        OrderCloud.Host schema print                      print the GraphQL schema
        OrderCloud.Host schema export --output FILE       write it
        OrderCloud.Host grant-owner --tenant ID --email ADDRESS
                                                          make a person an owner of a company that has locked itself out
        OrderCloud.Host tenant plan --tenant ID NAME [members=N] [warehouses=N] [orders-per-month=N] [api-points-per-second=N]
                                                          put a company on a plan; what is left out has no limit
        OrderCloud.Host tenant suspend --tenant ID        shut a company: nobody gets in, what it has is kept
        OrderCloud.Host tenant resume --tenant ID         open it again
        OrderCloud.Host keys rotate                       make new keys for tokens, and a new outer key; the old ones go on for what they made
        OrderCloud.Host health [URL]                      exit code 0 when a running host is ready
        """;

    /// <returns>The exit code; null to serve.</returns>
    public static async Task<int?> RunAsync(string[] args)
    {
        // Wherever it stands: who asks what a command does doesn't want it done.
        if (args is ["help", ..] || args.Any(it => it is "--help" or "-h"))
        {
            Console.WriteLine(Usage);

            return 0;
        }

        if (WithoutValue(args) is { } option)
        {
            await Console.Error.WriteLineAsync($"{option} has no value: a setting is written as --Section:Key=value.\n{Usage}");

            return 2;
        }

        switch (args)
        {

            case ["health", .. var rest]:
                return await Health.AskAsync(rest is [var url, ..] ? url : "http://localhost:8080");

            case ["schema", "print"]:
                Console.Write(Sdl());
                return 0;

            case ["schema", "export", "--output", var file]:
                await File.WriteAllTextAsync(file, Sdl());
                return 0;

            case ["database", "migrate", .. var rest]:
                return await MigrateAsync(rest);

            case ["grant-owner", "--tenant", var tenant, "--email", var email, .. var rest]:
                return await OwnerCommand.RunAsync(HostApp.Build(rest).Services, tenant, email, Console.Out, CancellationToken.None);

            case ["tenant", "plan", "--tenant", var tenant, var name, .. var rest]:
                var limits = rest.TakeWhile(it => !it.StartsWith('-')).ToArray();
                return await TenantCommand.SetPlanAsync(HostApp.Build(rest[limits.Length..]).Services, tenant, name, limits, Console.Out, CancellationToken.None);

            case ["tenant", "suspend", "--tenant", var tenant, .. var rest]:
                return await TenantCommand.SuspendAsync(HostApp.Build(rest).Services, tenant, Console.Out, CancellationToken.None);

            case ["tenant", "resume", "--tenant", var tenant, .. var rest]:
                return await TenantCommand.ResumeAsync(HostApp.Build(rest).Services, tenant, Console.Out, CancellationToken.None);

            case ["keys", "rotate", .. var rest]:
                return await KeysCommand.RotateAsync(HostApp.Build(rest).Services, Console.Out);

            case ["database", "check"]:
                return Check();

            case ["database", "script", .. var rest]:
                foreach (var (schema, script) in Resolve<Migrator>().Scripts(Offline(rest is [var provider, ..] ? provider : "sqlserver")))
                    Console.WriteLine($"-- {schema}\n{script}");
                Console.WriteLine($"-- guards\n{string.Join("\nGO\n", Resolve<Migrator>().GuardScript(Offline(rest is [var of, ..] ? of : "sqlserver")))}");
                return 0;

            case [{ } word, ..] when !word.StartsWith('-'):
                await Console.Error.WriteLineAsync($"Unknown command: {string.Join(' ', args)}\n{Usage}");
                return 2;

            default:
                return null;
        }
    }

    /// <summary>A database that is described, never opened: enough for models and scripts.</summary>
    internal static Database Offline(string provider) => provider switch
    {
        "sqlite" => new SqliteDatabase("Data Source=:memory:"),
        "postgres" => new PostgresDatabase("Host=offline", "Host=offline", "Host=offline"),
        "sqlserver" => new SqlServerDatabase("Server=offline", "Server=offline", "Server=offline"),
        _ => throw new SettingException($"'{provider}' is no database: sqlite, postgres or sqlserver."),
    };

    /// <summary>The first option that nobody could have meant as a setting; null where there is none.</summary>
    private static string? WithoutValue(string[] args)
    {
        for (var index = 0; index < args.Length; index++)
            if (args[index].StartsWith('-') && !args[index].Contains('=', StringComparison.Ordinal) && (++index == args.Length || args[index].StartsWith('-')))
                return args[index - 1];

        return null;
    }

    private static string Sdl() => ((ModuleSchema)Resolve<ISchema>()).ToSdl();

    private static async Task<int> MigrateAsync(string[] args)
    {
        var applied = await HostApp.Build(args).Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        Console.WriteLine(applied is [] ? "The database is up to date." : $"Applied {string.Join(", ", applied)}.");

        return 0;
    }

    private static int Check()
    {
        var drifted = Providers.SelectMany(provider => Resolve<Migrator>().PendingModelChanges(Offline(provider)).Select(context => $"{context} on {provider}")).ToList();
        Console.WriteLine(drifted is [] ? "Every model has its migration on sqlite, postgres and sqlserver." : $"Changes without a migration: {string.Join(", ", drifted)}. Run build/add-migration.");

        return drifted is [] ? 0 : 1;
    }

    private static T Resolve<T>() where T : notnull =>
        HostApp.Build([], builder => (builder.Configuration["Database:Provider"], builder.Configuration["Database:Connection"]) = ("sqlite", null)).Services.GetRequiredService<T>();
}
