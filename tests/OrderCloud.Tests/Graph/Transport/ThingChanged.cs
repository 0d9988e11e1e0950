using System.Collections.Concurrent;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>A subscription as a module would write it; what it loads says in whose scope it ran.</summary>
internal sealed class ThingChanged(TenantScope.Identity identity) : Subscription<ThingChanged.Arguments, ThingChanged.Changed>, IGuarded
{
    /// <summary>An object that nobody may see.</summary>
    public static readonly Guid Hidden = Guid.Parse("0198c0de-0000-7000-8000-00000000dead");

    /// <summary>An object that can't be loaded.</summary>
    public static readonly Guid Broken = Guid.Parse("0198c0de-0000-7000-8000-00000000beef");

    public static Permission Requires => Tokens.Watch;

    /// <summary>Every scope an event was loaded in.</summary>
    public static ConcurrentBag<TenantScope.Identity> Scopes { get; } = [];

    public override string Topic(Arguments arguments) => $"thing:{arguments.Id}";

    /// <summary>Keys that begin so are loaded when <see cref="Waiting"/> lets them.</summary>
    public const string Slow = "slow";

    /// <summary>Keys that begin so are loaded when <see cref="Waiting"/> lets the key itself.</summary>
    public const string Held = "held";

    public override async Task<Changed?> LoadAsync(Arguments arguments, EventNotice notice, CancellationToken ct)
    {
        Scopes.Add(identity);

        if (arguments.Id.StartsWith(Slow, StringComparison.Ordinal))
            await Waiting.Hold(Slow, ct);
        else if (arguments.Id.StartsWith(Held, StringComparison.Ordinal))
            await Waiting.Hold(arguments.Id, ct);

        if (notice.ObjectId == Broken)
            throw new InvalidOperationException("hunter2");

        return notice.ObjectId == Hidden ? null : new Changed(notice.EventId.ToString(), notice.OccurredAt, $"{arguments.Id} of {identity.Tenant!.Id}", new string('x', arguments.Size));
    }

    public static void AddTo(IObjectGraphType root)
    {
        var changed = new ObjectGraphType<Changed> { Name = "ThingChanged" };
        changed.AddField(Field("eventId", new NonNullGraphType(new StringGraphType()), it => it.EventId));
        changed.AddField(Field("text", new StringGraphType(), it => it.Text));
        changed.AddField(Field("filling", new StringGraphType(), it => it.Filling));

        var field = new FieldType
        {
            Name = "thingChanged",
            ResolvedType = changed,
            Arguments = [new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "id" }, new QueryArgument<IntGraphType> { Name = "size", DefaultValue = 0 }],
        };

        SubscriptionField.Add(root, field, typeof(ThingChanged), Requires, context => new Arguments(context.GetArgument<string>("id"), context.GetArgument<int>("size")));

        static FieldType Field(string name, IGraphType type, Func<Changed, object?> read) =>
            new() { Name = name, ResolvedType = type, Resolver = new FuncFieldResolver<Changed, object?>(context => read(context.Source)) };
    }

    internal sealed record Arguments(string Id, int Size);

    internal sealed record Changed(string EventId, DateTimeOffset OccurredAt, string Text, string Filling) : IStreamEvent;
}
