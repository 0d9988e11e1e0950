using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using OrderCloud.Host;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Migrations;

/// <summary>SQL Server is not run here; what its scripts promise is that a T-SQL parser understands them.</summary>
public sealed class SqlServerScriptsTests
{
    [Fact]
    public async Task The_scripts_of_every_module_parse()
    {
        await using var app = HostApp.Build([], builder => builder.Configuration["Data:Directory"] = Directory.CreateTempSubdirectory("scripts").FullName);
        var scripts = app.Services.GetRequiredService<Migrator>().Scripts(new SqlServerDatabase("Server=offline", "Server=offline"));

        Assert.True(scripts.Count > Modules.All.Count);
        Assert.All(scripts, script => Assert.Empty(Errors(script.Value)));
        Assert.All(scripts, script => Assert.Contains("CREATE TABLE", script.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_parser_can_refuse() => Assert.NotEmpty(Errors("CREATE TABLE broken (Id uniqueidentifier NOT NULL,,"));

    private static IEnumerable<string> Errors(string script)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        return errors.Select(error => $"{error.Line}: {error.Message}");
    }
}
