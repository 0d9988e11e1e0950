using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Records like <c>CustomerRef(Guid Id)</c>, by which modules name each other's objects.</summary>
internal static class References
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>> Ids = [];

    public static Guid? IdOf(object? reference) => reference switch
    {
        null => null,
        Guid id => id,
        _ => (Guid)Ids.GetOrAdd(reference.GetType(), static type => Getters.For(type.GetProperty("Id") ?? throw new InvalidOperationException($"{type.Name} is no reference: it has no Id.")))(reference)!,
    };

    /// <summary>Makes a reference to an object whose id is known.</summary>
    public static Func<Guid, TRef> Maker<TRef>()
    {
        var id = Expression.Parameter(typeof(Guid));
        var constructor = typeof(TRef).GetConstructor([typeof(Guid)]) ?? throw new InvalidOperationException($"{typeof(TRef).Name} is no reference: it isn't made from an id alone.");

        return Expression.Lambda<Func<Guid, TRef>>(Expression.New(constructor, id), id).Compile();
    }
}
