using GraphQL.Types;
using OrderCloud.Contracts.Orders;
using OrderCloud.Host.Graph;
using OrderCloud.Host.Identity;
using OrderCloud.Platform;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Platform.Idempotency;
using OrderCloud.Platform.Outward;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Host;

/// <summary>The host as one object: the program runs it, tests start it.</summary>
public static class HostApp
{
    /// <summary>Where the schema is served, with everything below it.</summary>
    internal const string GraphQLPath = "/graphql";

    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        // A start that fails is told by whoever started it: a wrong setting in one sentence, without the stack that the framework would log.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        configure?.Invoke(builder);
        AddServices(builder.Services, builder.Configuration, builder.Environment);

        var app = builder.Build();
        MapEndpoints(app);

        return app;
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddPlatform(PlatformServices.DatabaseFrom(configuration), OuterKeys.From(configuration)).AddSingleton<Migrator>().AddSingleton<ISharedTypes, SharedTypes>();

        services.AddSingleton(PlanSettings.From(configuration)).AddSingleton(Settings.Read<CartLimits>(configuration, "Orders:Carts"));

        foreach (var module in Modules.All)
        {
            services.AddSingleton(module);
            module.AddServices(services);
        }

        services.AddSingleton<IOperationRule, AuthorizationRule>().AddSingleton<IOperationRule, IdempotencyRule>()
            .AddSingleton(provider => new SchemaText(((ModuleSchema)provider.GetRequiredService<ISchema>()).ToSdl)).AddGraphQLTransport(configuration);
        services.AddUploads(configuration).AddIdentityAndTokens(configuration, environment).AddOutwardHttp(allowPlain: environment.IsDevelopment());
        services.AddProxies(configuration).AddCrossOrigin().AddSingleton<WarmUp>().AddSingleton<ConsoleFiles>().AddSingleton<IGraphQLPage>(provider => provider.GetRequiredService<ConsoleFiles>())
            .AddSingleton(provider => new ShippedDocuments(Path.Combine(environment.ContentRootPath, "operations"), provider.GetRequiredService<ConsoleFiles>().Operations)).AddSingleton<ISchema, ModuleSchema>();
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.UseProxies();
        app.UseCrossOrigin();
        app.UseWhen(http => !http.Request.Path.StartsWithSegments(GraphQLPath), others => others.UseLostDatabase());
        app.MapHealth();
        app.MapIdentity();
        app.MapGraphQL(GraphQLPath).RequireCors(CrossOrigin.Programs);
        app.MapUploads();
        app.MapConsole();
    }
}
