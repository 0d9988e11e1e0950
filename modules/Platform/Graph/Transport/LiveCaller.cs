using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Whose connection it is that stays open: the credential as last checked, and how to check it again.</summary>
internal sealed class LiveCaller(HttpContext http, Admission admission, Credential? known = null)
{
    private readonly Lock gate = new();
    private volatile Credential credential = known ?? Credential.Anonymous;
    private string? authorization;
    private Task reading = Task.CompletedTask;
    private Task<bool>? next;

    public Credential Credential => credential;

    /// <param name="token">From <c>connection_init</c>; null to take the upgrade's header or cookie.</param>
    /// <returns>False when it doesn't count.</returns>
    public async Task<bool> SignInAsync(string? token, CancellationToken ct)
    {
        authorization = token;
        await using var read = await admission.ReadAsync(http, authorization, ct);

        if (read.Refusal is not null)
            return false;

        credential = read;

        return true;
    }

    /// <summary>
    /// Reads the credential anew; rights taken away count from here on. One event comes to many operations of a connection at once: they
    /// share the next reading, which begins after all of them asked.
    /// </summary>
    /// <returns>False when it no longer counts, or is another's.</returns>
    public Task<bool> RenewAsync(CancellationToken ct)
    {
        lock (gate)
            return (next ??= ReadAfterAsync(reading)).WaitAsync(ct);
    }

    private async Task<bool> ReadAfterAsync(Task before)
    {
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        lock (gate)
            (reading, next) = (next!, null);

        return await ReadAgainAsync();
    }

    private async Task<bool> ReadAgainAsync()
    {
        await using var read = await admission.ReadAsync(http, authorization, http.RequestAborted);

        if (read.Refusal is not null || read.Tenant != credential.Tenant || read.Caller.SubjectId != credential.Caller.SubjectId)
            return false;

        credential = read;

        return true;
    }
}
