using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenIddict.Server;
using OpenIddict.Validation;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Host.Identity;

/// <summary>
/// Has the host take up new keys for tokens and cursors while it runs. A new key is published for a while before it signs, so that
/// another host, and whoever keeps our keys, knows it before the first token under it; the old one proves what it signed until that has ended.
/// </summary>
internal sealed partial class KeyRotation(
    SigningKeys keys, CursorRing cursors, IOptionsMonitor<OpenIddictServerOptions> options, KeysChanged<OpenIddictServerOptions> server, KeysChanged<OpenIddictValidationOptions> validation, TimeProvider clock, ILogger<KeyRotation> logger) : BackgroundService, IStartCheck
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private string known = "";

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // A key that can't be opened is found now, not by the first client.
        known = keys.Renew();
        _ = options.CurrentValue;
        cursors.Renew();

        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The directory is away or full: the keys at hand go on, for 30 days at least.
                Failed(failure.GetType().Name);
            }
        }
    }

    private void Look()
    {
        cursors.Renew();

        if (keys.Renew() is var now && now == known)
            return;

        // The server's keys first: validation takes them over from there.
        server.Raise();
        validation.Raise();
        known = now;
        Renewed();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Signing keys were taken up anew")]
    private partial void Renewed();

    [LoggerMessage(Level = LogLevel.Error, Message = "Signing keys could not be looked after ({Failure}); trying again")]
    private partial void Failed(string failure);
}

/// <summary>The keys of cursors as they are now.</summary>
internal sealed class CursorRing(SigningKeys keys)
{
    private CursorKeys? now;

    public CursorKeys Now => now ?? Renew();

    public CursorKeys Renew() => now = keys.ForCursors();
}

/// <summary>Has options that hold keys be made again.</summary>
internal sealed class KeysChanged<TOptions> : IOptionsChangeTokenSource<TOptions>, IDisposable
{
    private CancellationTokenSource source = new();

    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CancellationChangeToken(source.Token);

    public void Raise()
    {
        using var raised = Interlocked.Exchange(ref source, new());
        raised.Cancel();
    }

    public void Dispose() => source.Dispose();
}
