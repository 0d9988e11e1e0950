using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>Makes a subscription use case a field of the Subscription root.</summary>
internal static class SubscriptionField
{
    private const string ResumeAfter = "resumeAfter";

    /// <param name="field">Name, arguments and a nullable type for the event; its resolvers are set here.</param>
    /// <param name="handler">An <see cref="ISubscription"/>.</param>
    /// <param name="requires">Asked at subscribe and at each event: a right that is taken away ends the stream.</param>
    /// <param name="arguments">Builds the handler's arguments from those of the field.</param>
    public static FieldType Add(IObjectGraphType root, FieldType field, Type handler, Permission requires, Func<IResolveFieldContext, object> arguments)
    {
        var make = ActivatorUtilities.CreateFactory(handler, []);
        (field.Arguments ??= []).Add(new QueryArgument(Scalars.String) { Name = ResumeAfter, Description = "The eventId that was heard last, to be told what came since; five minutes are kept." });

        field.StreamResolver = new SourceStreamResolver<EventNotice>(context =>
        {
            var services = Authorized(context, requires);
            var subscription = (ISubscription)make(services, []);

            return new EventSource(EventTopic.For(services.GetRequiredService<TenantContext>(), subscription.TopicOf(arguments(context))), AfterOf(context));
        });

        field.Resolver = new FuncFieldResolver<object?>(async context =>
        {
            var subscription = (ISubscription)make(Authorized(context, requires), []);

            return await subscription.LoadEventAsync(arguments(context), (EventNotice)context.Source!, context.CancellationToken);
        });

        return root.AddField(field);
    }

    // Server-sent events have a header for it, which browsers send by themselves.
    private static Guid? AfterOf(IResolveFieldContext context)
    {
        var named = context.GetArgument<string?>(ResumeAfter) ?? (context.UserContext as OperationContext)?.LastEventId;

        return string.IsNullOrEmpty(named) ? null : Guid.TryParseExact(named, "D", out var id) ? id : throw EventWindow.Expired();
    }

    private static IServiceProvider Authorized(IResolveFieldContext context, Permission requires)
    {
        var caller = context.RequestServices!.GetRequiredService<Caller>();

        return caller.May(requires) ? context.RequestServices! : throw Authorization.Refusal(caller);
    }
}

/// <summary>What a subscription listens to. The engine hands streams on as observables; ours are pulled by the execution strategy, event by event.</summary>
/// <param name="After">The event that was heard last; null where nothing is to be told again.</param>
internal sealed record EventSource(TenantKey Topic, Guid? After) : IObservable<EventNotice>
{
    /// <exception cref="NotSupportedException">Always: an observable can't be told to wait for a slow client.</exception>
    public IDisposable Subscribe(IObserver<EventNotice> observer) => throw new NotSupportedException("Events are pulled.");
}
