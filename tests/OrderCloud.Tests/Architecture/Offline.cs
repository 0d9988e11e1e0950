using Microsoft.AspNetCore.Builder;
using OrderCloud.Host;

namespace OrderCloud.Tests.Architecture;

/// <summary>The product put together as it runs, but never started and with no database opened: enough for the schema.</summary>
public sealed class Offline : IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("ordercloud-").FullName;
    private readonly WebApplication app;

    public Offline() => app = HostApp.Build(["--environment", "Development", "--Database:Provider", "sqlite", "--Data:Directory", data]);

    public IServiceProvider Services => app.Services;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
