using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;
using EntityModel = Microsoft.EntityFrameworkCore.Metadata.IEntityType;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Reads of an entity only some members: <c>row => new Order { Id = row.Id, Number = row.Number }</c>.</summary>
internal static class Projection<T> where T : class
{
    private static readonly RecentShapes<Expression<Func<T, T>>?> Shapes = new(most: 200);
    private static readonly ConstructorInfo? Constructor = typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []);

    /// <param name="members">Null for all.</param>
    /// <returns>Null where the entity must be read as a whole.</returns>
    public static Expression<Func<T, T>>? Of(IQueryable<T> rows, IReadOnlyCollection<string>? members)
    {
        if (members is null || Constructor is null || QueryRoot.Of(rows) is not { } root || root.EntityType.ClrType != typeof(T))
            return null;

        var shape = AskedMembers.TextOf(members);

        return Shapes.TryFind(shape, out var known) ? known : Shapes.Keep(shape, Make(root.EntityType, members));
    }

    public static IQueryable<T> Apply(IQueryable<T> rows, IReadOnlyCollection<string>? members) => Of(rows, members) is { } only ? rows.Select(only) : rows;

    /// <summary>What opens the sealed members of rows that were read by <see cref="Of"/>; null where there are none, or whole rows have been opened already.</summary>
    public static Action<IServiceProvider, IEnumerable<T>>? Opening(IQueryable<T> source, IReadOnlyCollection<string>? members)
    {
        if (Of(source, members) is null || QueryRoot.Of(source) is not { EntityType: var type } || !SealedRows.MembersOf(type).Any(member => members!.Contains(member.Name)))
            return null;

        return (services, rows) =>
        {
            var key = services.GetRequiredService<UnitOfWork>().DataKey;

            foreach (var row in rows)
                SealedRows.Open(type, row, key, members);
        };
    }

    private static Expression<Func<T, T>>? Make(EntityModel model, IReadOnlyCollection<string> members)
    {
        var row = Expression.Parameter(typeof(T), "row");
        List<MemberBinding> bindings = [];

        foreach (var member in members)
        {
            // Navigations, and what the class computes from several columns, are there only in a whole entity.
            if (model.FindProperty(member)?.PropertyInfo is not { CanWrite: true } property)
                return null;

            bindings.Add(Expression.Bind(property, Expression.Property(row, property)));
        }

        return Expression.Lambda<Func<T, T>>(Expression.MemberInit(Expression.New(Constructor!), bindings), row);
    }
}
