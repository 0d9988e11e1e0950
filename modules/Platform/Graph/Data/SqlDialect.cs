using System.Collections.Concurrent;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Which database a query will run on, where its SQL must differ.</summary>
internal enum SqlDialect
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

internal static class SqlDialects
{
    private static readonly ConcurrentDictionary<Type, SqlDialect> Known = new();

    /// <exception cref="NotSupportedException">The rows don't come from a context.</exception>
    public static SqlDialect Of(IQueryable rows) => QueryRoot.Of(rows) is { EntityType.Model.ModelDependencies: { } services }
        ? Known.GetOrAdd(services.TypeMappingSource.GetType(), static source => Named(source.Assembly.GetName().Name!))
        : throw new NotSupportedException("Only rows of a context can be listed.");

    // A provider's name is that of its assembly, and its type mapping lives there.
    private static SqlDialect Named(string provider) => provider switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => SqlDialect.Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => SqlDialect.PostgreSql,
        "Microsoft.EntityFrameworkCore.SqlServer" => SqlDialect.SqlServer,
        _ => throw new NotSupportedException($"{provider} is not one of the product's databases."),
    };
}
