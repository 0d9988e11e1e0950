using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
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
        var scripts = app.Services.GetRequiredService<Migrator>().Scripts(new SqlServerDatabase("Server=offline", "Server=offline", "Server=offline"));

        Assert.True(scripts.Count > Modules.All.Count);
        Assert.All(scripts, script => Assert.Empty(Errors(script.Value)));
        Assert.All(scripts, script => Assert.Contains("CREATE TABLE", script.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_table_of_tenants_rows_has_its_security_policy()
    {
        await using var app = HostApp.Build([], builder => builder.Configuration["Data:Directory"] = Directory.CreateTempSubdirectory("scripts").FullName);
        var offline = new SqlServerDatabase("Server=offline", "Server=offline", "Server=offline");
        var migrator = app.Services.GetRequiredService<Migrator>();
        var batches = migrator.GuardScript(offline).ToList();
        var tables = migrator.Models(offline).Values.SelectMany(model => model.GetEntityTypes()).Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned)))
            .Select(type => $"[{type.GetSchema()}].[{type.GetTableName()}]").Distinct().ToList();

        Assert.True(tables.Count > 30);
        Assert.All(batches, batch => Assert.Empty(Errors(batch)));
        Assert.All(tables, table => Assert.Single(batches, batch => batch.StartsWith("CREATE SECURITY POLICY", StringComparison.Ordinal)
            && Predicates(batch, table) is ["FILTER ", "BLOCK AFTER INSERT", "BLOCK AFTER UPDATE"]));
        Assert.All(tables, table => Assert.Contains(batches, batch => batch.StartsWith("DENY UPDATE", StringComparison.Ordinal) && batch.Contains($"ON {table} ", StringComparison.Ordinal)));
    }

    private static string[] Predicates(string batch, string table) =>
        [.. Regex.Matches(batch, @"ADD (FILTER|BLOCK) PREDICATE \[platform\]\.\[tenant(?:_or_system)?_predicate\]\(\[TenantId\]\) ON (\S+?),?(?: (AFTER INSERT|AFTER UPDATE))?,?\s")
            .Where(match => match.Groups[2].Value == table).Select(match => $"{match.Groups[1].Value} {match.Groups[3].Value}")];

    [Fact]
    public void The_parser_can_refuse() => Assert.NotEmpty(Errors("CREATE TABLE broken (Id uniqueidentifier NOT NULL,,"));

    private static IEnumerable<string> Errors(string script)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        return errors.Select(error => $"{error.Line}: {error.Message}");
    }
}
