using Microsoft.Extensions.Hosting;

namespace OrderCloud.Platform;

/// <summary>
/// A hosted service that says what must hold before the host serves. All of them are asked before any service starts: a start that is
/// refused has begun nothing, and so has nothing to break off.
/// </summary>
public interface IStartCheck : IHostedLifecycleService
{
    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
