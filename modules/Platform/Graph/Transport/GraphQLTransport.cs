using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderCloud.Platform.Graph.Cost;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Graph.Rate;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport.Known;
using OrderCloud.Platform.Graph.Transport.WebSockets;
using OrderCloud.Platform.Redis;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>The transport's registrations. The schema and <see cref="Access.ICredentials"/> come from elsewhere.</summary>
public static class GraphQLTransport
{
    public static IServiceCollection AddGraphQLTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddGraphQL(graph => graph.AddExecutionStrategy<ValuesFirst>(OperationType.Query).AddExecutionStrategy<ValuesFirst>(OperationType.Mutation).AddExecutionStrategy<EventStrategy>(OperationType.Subscription));
        // It gives a run the services of whoever asked for the executer; each run here has those of its own scope.
        services.RemoveAll<IConfigureExecution>();
        services.AddSingleton<IDocumentBuilder>(provider => provider.GetRequiredService<DocumentGuard>()).AddSingleton<KnownExecuter>().AddSingleton<IErrorInfoProvider, ErrorMapper>();

        services.AddSingleton(Settings.Read<GuardLimits>(configuration, "GraphQL:Guard"))
            .AddSingleton(Settings.Read<OperationLimits>(configuration, "GraphQL:Limits"))
            .AddSingleton(Settings.Read<RateLimits>(configuration, "GraphQL:Rate"))
            .AddSingleton(Settings.Read<CostLimits>(configuration, "GraphQL:Cost"))
            .AddSingleton(Settings.Read<SocketLimits>(configuration, "GraphQL:Sockets"))
            .AddSingleton(Settings.Read<EventLimits>(configuration, "GraphQL:Events"))
            .AddSingleton(Settings.Read<DocumentCacheLimits>(configuration, "GraphQL:DocumentCache"))
            .AddSingleton(new AcceptHeader(configuration.GetValue("GraphQL:LegacyAccept", false)))
            .AddSingleton(new AllowedOrigins(configuration));

        services.AddSingleton<GuessableFields>().AddSingleton<DocumentGuard>().AddSingleton<DocumentCache>().AddSingleton(provider => new AutomaticDocuments(provider.GetRequiredService<DocumentCacheLimits>(), provider.GetService<RedisDocuments>())).AddSingleton(provider => new StoredDocuments(provider.GetRequiredService<ShippedDocuments>(), provider.GetRequiredService<AutomaticDocuments>(), provider.GetService<IStoredDocuments>())).AddSingleton<OperationGate>().AddSingleton<SubscriptionGate>().AddSingleton<RateBudget>();
        services.AddSingleton(provider => new VisibleSchema(provider.GetRequiredService<ISchema>(), configuration.GetValue("Introspection:PerRole", false)));
        services.AddSingleton<IOperationRule, IntrospectionRule>().AddSingleton<IOperationRule, CostRule>();
        services.AddMetrics().AddSingleton<OperationMeter>().AddSingleton<OperationRunner>().AddSingleton(provider => new Documents(provider, provider.GetRequiredService<IDocumentExecuter>(), provider.GetRequiredService<ISchema>(), provider.GetServices<IOperationRule>())).AddSingleton<Admission>().AddSingleton<RequestReader>().AddSingleton<EventAnswer>().AddSingleton<HttpTransport>().AddSingleton<SocketGate>().AddSingleton<SocketTransport>().AddSingleton<SchemaEndpoint>();
        services.AddSingleton(provider => new DocumentReader(provider.GetRequiredService<DocumentGuard>(), provider.GetRequiredService<ISchema>()));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ShippedDocuments());
        services.AddEventBus(configuration);

        if (services.TryAddRedis(configuration))
            services.AddSingleton<RedisDocuments>();

        services.TryAddSingleton(provider => new SchemaText(() => provider.GetRequiredService<ISchema>().Print()));

        return services;
    }
}
