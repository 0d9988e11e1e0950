using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderCloud.Host;

namespace OrderCloud.Tests.Architecture;

/// <summary>
/// BannedSymbols.txt, by which the compiler refuses calls that would go round tenants, clock and transactions. The analyzer says nothing of
/// a name that it can't find, nor of an overload that a new version of a package brings: here both are red.
/// </summary>
public sealed class BannedCallsTests
{
    private static readonly Dictionary<string, string> Listed = File.ReadLines(Folders.At("BannedSymbols.txt")).Where(line => line.Length > 0 && line[0] != ';')
        .Select(line => line.Split(';', 2)).ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.Ordinal);

    [Fact, Trait("Proves", "L2"), Trait("Proves", "T18")]
    public void Every_overload_of_what_is_banned_is_listed_and_nothing_else()
    {
        Assert.Equal(Banned().Select(DocumentationId.Of).Order(StringComparer.Ordinal), Listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(Listed.Values, Assert.NotEmpty);
    }

    [Fact]
    public void The_compiler_reads_the_list_for_every_project_of_the_product_and_refuses_by_an_error()
    {
        var settings = File.ReadAllText(Folders.At("Directory.Build.props"));

        Assert.Contains("BannedApiAnalyzers", settings, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", settings, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", settings, StringComparison.Ordinal);
        Assert.All(Folders.Files("modules", "*.csproj").Concat(Folders.Files("host", "*.csproj")), file => Assert.DoesNotContain("RS0030", File.ReadAllText(Folders.At(file)), StringComparison.Ordinal));
    }

    [Fact]
    public void Exceptions_stand_in_one_file_and_nowhere_else() => Assert.Equal(
        ["modules/Platform/AllowedCalls.cs"],
        Folders.Files("modules", "*.cs").Concat(Folders.Files("host", "*.cs")).Where(file => File.ReadAllText(Folders.At(file)).Contains("RS0030", StringComparison.Ordinal)));

    [Fact, Trait("Proves", "L2"), Trait("Proves", "T5")]
    public void No_class_keeps_anything_in_a_static_field_that_could_be_set() =>
        Assert.Empty(Modules.All.Select(module => module.GetType().Assembly).Append(typeof(OrderCloud.Platform.IModule).Assembly).Append(typeof(OrderCloud.Contracts.Money).Assembly).Append(typeof(Modules).Assembly).Distinct().SelectMany(Mutable));

    [Fact]
    public void The_look_at_static_fields_can_fail() => Assert.Equal(["Careless.last", "Careless.tenants"], Mutable(typeof(Careless)).Order(StringComparer.Ordinal));

    private static IEnumerable<MemberInfo> Banned() =>
    [
        .. Named(typeof(DateTime), "Now", "UtcNow", "Today"),
        .. Named(typeof(DateTimeOffset), "Now", "UtcNow"),
        .. Named(typeof(Task), nameof(Task.Run)),
        .. Named(typeof(Thread), nameof(Thread.Sleep)),
        typeof(AsyncLocal<>), typeof(ThreadLocal<>), typeof(IMemoryCache), typeof(IDistributedCache),
        // With names it lifts those filters alone.
        .. Named(typeof(EntityFrameworkQueryableExtensions), nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters)).Where(it => ((MethodInfo)it).GetParameters().Length == 1),
        .. Named(typeof(RelationalQueryableExtensions), "FromSql", "FromSqlRaw", "FromSqlInterpolated"),
        .. Named(
            typeof(RelationalDatabaseFacadeExtensions), "ExecuteSql", "ExecuteSqlRaw", "ExecuteSqlInterpolated", "ExecuteSqlAsync", "ExecuteSqlRawAsync", "ExecuteSqlInterpolatedAsync", "SqlQuery", "SqlQueryRaw",
            "GetDbConnection", "OpenConnection", "OpenConnectionAsync"),
        .. Named(typeof(EntityFrameworkServiceCollectionExtensions), "AddDbContextPool", "AddPooledDbContextFactory"),
        .. Named(typeof(DbContext), nameof(DbContext.SaveChanges), nameof(DbContext.SaveChangesAsync)),
        typeof(DeleteBehavior).GetField(nameof(DeleteBehavior.SetNull))!, typeof(DeleteBehavior).GetField(nameof(DeleteBehavior.ClientSetNull))!,
        .. typeof(NpgsqlConnection).GetConstructors(), .. typeof(SqliteConnection).GetConstructors(), .. typeof(SqlConnection).GetConstructors(),
        .. Named(typeof(NpgsqlDataSource), "Create"),
    ];

    private static IEnumerable<MemberInfo> Named(Type type, params string[] names) => names.SelectMany(name =>
    {
        var members = type.GetMember(name, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        Assert.True(members.Length > 0, $"{type.Name} has no {name}.");

        return members;
    });

    private static IEnumerable<string> Mutable(Assembly assembly) => assembly.GetTypes().SelectMany(Mutable);

    private static IEnumerable<string> Mutable(Type type) => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(field => field is { IsInitOnly: false, IsLiteral: false } && !IsMade(field) && !IsMade(type) && !field.IsDefined(typeof(ThreadStaticAttribute)))
        .Select(field => $"{type.Name}.{field.Name}");

    // Lambdas that the compiler keeps, generated code of regular expressions and the like.
    private static bool IsMade(MemberInfo member) => member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute)) || (member.DeclaringType is { } outer && IsMade(outer));

    private static class Careless
    {
        public static readonly Dictionary<Guid, string> Fine = [];
        private static Guid last;
        private static Dictionary<Guid, string> tenants = [];

        public static void Keep(Guid id) => (last, tenants) = (id, new(Fine) { [last] = $"{tenants.Count}" });
    }
}
