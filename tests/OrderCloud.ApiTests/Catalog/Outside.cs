using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Outward;

namespace OrderCloud.ApiTests.Catalog;

/// <summary>
/// What is beyond the host's guard: one server with a public address, pictures.test, and a listener at which every other address ends.
/// The guard is the product's own; names and wires are this class's.
/// </summary>
public sealed class Outside : OutwardLine, IAsyncDisposable
{
    public const string Secret = "the-other-sides-secret";
    public static readonly byte[] Png = Drawn.Png;
    private static readonly IPAddress Public = IPAddress.Parse("8.8.8.8");

    private readonly X509Certificate2 certificate = MakeCertificate();
    private readonly TcpListener trap = new(IPAddress.Loopback, 0);
    private readonly Lazy<Task<WebApplication>> server;
    private readonly ConcurrentDictionary<string, int> asked = [];
    private int inward;

    public Outside()
    {
        trap.Start();
        _ = CountAsync();
        server = new(StartAsync);
    }

    /// <summary>Connections that arrived at the listener.</summary>
    public int Inward => Volatile.Read(ref inward);

    /// <summary>False: whatever a link says is dialled.</summary>
    public bool IsGuarded { get; set; } = true;

    /// <summary>How often each counted picture was asked for.</summary>
    public IReadOnlyDictionary<string, int> Asked => asked;

    public TaskCompletionSource SlowAsked { get; } = new();

    public TaskCompletionSource SlowAnswer { get; } = new();

    public override async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => host switch
    {
        "pictures.test" => [Public],
        "localhost." => [IPAddress.Loopback],
        "private.test" => [IPAddress.Parse("10.1.2.3")],
        "mixed.test" => [Public, IPAddress.Parse("192.168.1.1")],
        _ => await base.ResolveAsync(host, ct),
    };

    public override async Task<Stream> DialAsync(IPAddress[] addresses, int port, CancellationToken ct) =>
        await base.DialAsync([IPAddress.Loopback], addresses is [var only] && only.Equals(Public) ? new Uri((await server.Value).Urls.Single()).Port : ((IPEndPoint)trap.LocalEndpoint).Port, ct);

    /// <summary>Trusts the server, and takes the guard away while a test asks for that.</summary>
    public void Change(IServiceCollection services) => services.AddHttpClient(OutwardHttp.Client).ConfigurePrimaryHttpMessageHandler((handler, _) =>
    {
        var sockets = (SocketsHttpHandler)handler;
        var guard = sockets.ConnectCallback!;
        sockets.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();
        sockets.ConnectCallback = async (context, ct) => IsGuarded ? await guard(context, ct) : await DialAsync(await ResolveAsync(context.DnsEndPoint.Host, ct), context.DnsEndPoint.Port, ct);
    });

    public async ValueTask DisposeAsync()
    {
        SlowAnswer.TrySetResult();
        trap.Dispose();
        certificate.Dispose();

        if (server.IsValueCreated)
            await (await server.Value).DisposeAsync();
    }

    private async Task CountAsync()
    {
        try
        {
            while (true)
            {
                using var arrived = await trap.AcceptSocketAsync();
                Interlocked.Increment(ref inward);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test run is over.
        }
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();

        return app;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        switch (http.Request.Path.Value)
        {
            case "/teapot.png":
                await http.Response.Body.WriteAsync(Png);
                break;
            case "/slow.png":
                SlowAsked.TrySetResult();
                await SlowAnswer.Task;
                await http.Response.Body.WriteAsync(Png);
                break;
            case "/inward":
                http.Response.Redirect("https://127.0.0.1/teapot.png");
                break;
            case "/large":
                http.Response.ContentLength = (512 << 10) + 1;
                await http.Response.Body.WriteAsync(new byte[(512 << 10) + 1]);
                break;
            case "/endless":
                while (!http.RequestAborted.IsCancellationRequested)
                    await http.Response.Body.WriteAsync(new byte[8 << 10], http.RequestAborted);
                break;
            case "/page.png":
                http.Response.ContentType = "image/png";
                await http.Response.WriteAsync($"<html>{Secret}</html>");
                break;
            case "/vector.svg":
                await http.Response.WriteAsync($"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>{Secret}</script></svg>");
                break;
            case "/silence":
                http.Abort();
                break;
            case { } counted when counted.StartsWith("/counted/", StringComparison.Ordinal):
                asked.AddOrUpdate(counted, 1, (_, times) => times + 1);
                await http.Response.Body.WriteAsync(Png);
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                await http.Response.WriteAsync(Secret);
                break;
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=pictures.test", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}

/// <summary>A host of its own, on a database of its own: no other host takes its links.</summary>
public abstract class PictureHost : HostFixture
{
    private protected PictureHost(Func<Task<TestDatabase>> create, Outside outside) : base(create, builder =>
    {
        builder.Services.AddSingleton<OutwardLine>(outside);
        builder.Host.UseServiceProviderFactory(new Changed(outside.Change));
    }) => Outside = outside;

    public Outside Outside { get; }

    /// <summary>Another host that takes links from the same queue.</summary>
    public Task<RunningHost> AnotherAsync() => AnotherHostAsync(builder => builder.Services.AddSingleton<OutwardLine>(Outside), change: Outside.Change);
}

public sealed class PictureServerHost() : PictureHost(ServerHost.CreateAsync, new());

public sealed class PictureSqliteHost() : PictureHost(() => Task.FromResult<TestDatabase>(new SqliteTestDatabase()), new());
