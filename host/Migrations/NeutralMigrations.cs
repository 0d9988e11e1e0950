using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace OrderCloud.Host.Migrations;

/// <summary>Found by EF's tool: one chain of migrations per module serves all three databases.</summary>
internal sealed class NeutralMigrations : IDesignTimeServices
{
    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection) => serviceCollection.AddSingleton<IMigrationsCodeGenerator, NeutralGenerator>();
}

/// <summary>Takes column types and provider annotations out of what EF writes, and makes the classes internal.</summary>
internal sealed partial class NeutralGenerator(MigrationsCodeGeneratorDependencies dependencies, CSharpMigrationsGeneratorDependencies csharp)
    : CSharpMigrationsGenerator(dependencies, csharp)
{
    public override string GenerateMigration(string? migrationNamespace, string migrationName, IReadOnlyList<MigrationOperation> upOperations, IReadOnlyList<MigrationOperation> downOperations) =>
        Internal(TypeArgument().Replace(base.GenerateMigration(migrationNamespace, migrationName, upOperations, downOperations), ""));

    public override string GenerateMetadata(string? migrationNamespace, Type contextType, string migrationName, string migrationId, IModel targetModel) =>
        Internal(Strip(base.GenerateMetadata(migrationNamespace, contextType, migrationName, migrationId, targetModel)));

    public override string GenerateSnapshot(string? modelSnapshotNamespace, Type contextType, string modelSnapshotName, IModel model) =>
        Strip(base.GenerateSnapshot(modelSnapshotNamespace, contextType, modelSnapshotName, model));

    private static string Internal(string code) => code.Replace("public partial class", "internal partial class", StringComparison.Ordinal);

    private static string Strip(string code) => Extension().Replace(ProviderUsing().Replace(ColumnType().Replace(MaxIdentifier().Replace(code, ""), ""), ""), "");

    [GeneratedRegex("type: \"[^\"]*\", ?")]
    private static partial Regex TypeArgument();

    [GeneratedRegex(@"\r?\n\s*\.HasColumnType\(""[^""]*""\)")]
    private static partial Regex ColumnType();

    [GeneratedRegex(@"\r?\n\s*\.HasAnnotation\(""Relational:MaxIdentifierLength"", \d+\)")]
    private static partial Regex MaxIdentifier();

    [GeneratedRegex("using Npgsql[^\n]*\n")]
    private static partial Regex ProviderUsing();

    [GeneratedRegex(@"\r?\n\s*(Npgsql|SqlServer)\w*Extensions\.\w+\([^;]*\);")]
    private static partial Regex Extension();
}
