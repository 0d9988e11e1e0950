using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Platform.Persistence;
using ICredentials = OrderCloud.Platform.Access.ICredentials;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>The endpoint on a real server with a schema of a few fields. Callers are chosen by bearer token: see <see cref="Tokens"/>.</summary>
internal sealed class GraphHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private GraphHost(WebApplication app, Uri address) => (this.app, Client) = (app, new HttpClient { BaseAddress = address });

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public Logged Logged { get; } = new();

    public Uri Socket => new UriBuilder(Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;

    public static async Task<GraphHost> StartAsync(string environment = "Production", Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new[] { "Client", "Tenant", "Address" }.Select(share => KeyValuePair.Create($"GraphQL:Rate:{share}Points", (string?)"1000000000")));
        builder.Configuration.AddInMemoryCollection(settings.Select(it => KeyValuePair.Create(it.Key, (string?)it.Value)));
        builder.Logging.ClearProviders();

        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Database>(_ => new SqliteDatabase("Data Source=:memory:"));
        builder.Services.AddScoped<TenantScope.Identity>();
        builder.Services.AddScoped(provider => provider.GetRequiredService<TenantScope.Identity>().Caller);
        builder.Services.AddScoped(provider => provider.GetRequiredService<TenantScope.Identity>().Tenant!);
        builder.Services.AddScoped(provider =>
        {
            var database = provider.GetRequiredService<Database>();

            return new UnitOfWork(database, database.CreateConnection(), provider.GetRequiredService<TenantScope.Identity>().Tenant?.Id);
        });
        builder.Services.AddSingleton<Tokens>().AddSingleton<ICredentials>(provider => provider.GetRequiredService<Tokens>());
        builder.Services.AddSingleton<ISchema>(_ => TinySchema.Make());
        builder.Services.AddSingleton<IOperationRule, PermissionRule>();
        builder.Services.AddGraphQLTransport(builder.Configuration);
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapGraphQL("/graphql");
        await app.StartAsync(TestContext.Current.CancellationToken);

        var host = new GraphHost(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(host.Logged);

        return host;
    }

    public Task<Answer> QueryAsync(string document, object? variables = null, string? token = Tokens.Member, string? accept = null) =>
        PostAsync(JsonSerializer.Serialize(new { query = document, variables }), token, request => request.Headers.TryAddWithoutValidation("Accept", accept ?? "application/graphql-response+json"));

    public Task<Answer> PostAsync(string body, string? token = Tokens.Member, Action<HttpRequestMessage>? change = null, string contentType = "application/json") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } } }, token, change);

    public Task<Answer> GetAsync(string pathAndQuery, string? token = Tokens.Member, Action<HttpRequestMessage>? change = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, pathAndQuery), token, change);

    public async Task<Answer> SendAsync(HttpRequestMessage request, string? token, Action<HttpRequestMessage>? change = null)
    {
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");

        change?.Invoke(request);

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);

        return new Answer(response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpResponseMessage Response, string Text)
{
    public HttpStatusCode Status => Response.StatusCode;

    public string? MediaType => Response.Content.Headers.ContentType?.MediaType;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Error => Json.GetProperty("errors")[0];

    public string? Code => Json.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;

    public string? Message => Error.GetProperty("message").GetString();

    public bool HasData => Json.TryGetProperty("data", out _);

    public string? Header(string name) => Response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}

/// <summary>Collects what is logged.</summary>
internal sealed class Logged : ILoggerProvider, ILogger
{
    private readonly List<(LogLevel Level, string Text, Exception? Fault)> lines = [];

    public IReadOnlyList<(LogLevel Level, string Text, Exception? Fault)> Errors
    {
        get
        {
            lock (lines)
                return [.. lines.Where(line => line.Level >= LogLevel.Error)];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
            lines.Add((logLevel, formatter(state, exception), exception));
    }

    public void Dispose()
    {
    }
}
