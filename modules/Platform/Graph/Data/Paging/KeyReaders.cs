using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Compiled readers of key values; there are as many as there are sortable members.</summary>
internal static class KeyReaders
{
    private static readonly ConcurrentDictionary<(Type, string), Func<object, object?>> All = new();

    public static Func<object, object?> For(Key key, ParameterExpression row) =>
        All.GetOrAdd((row.Type, key.Path), static (_, of) => Reading.Of(Expression.Lambda(of.key.Value, of.row)), (key, row));
}
