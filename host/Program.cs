using OrderCloud.Host;
using OrderCloud.Platform.Persistence;

try
{
    if (await Commands.RunAsync(args) is { } exitCode)
        return exitCode;

    await using var app = HostApp.Build(args);

    // Embedded, there is no owner apart who would migrate.
    if (app.Services.GetRequiredService<Database>() is SqliteDatabase)
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);

    await app.RunAsync();

    return 0;
}
catch (SettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);

    return 78;
}
