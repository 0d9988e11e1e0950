using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary><c>grant-owner --tenant ID --email ADDRESS</c>: the operator's way back into a company that has locked itself out.</summary>
internal static class OwnerCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string tenant, string email, TextWriter output, CancellationToken ct)
    {
        if (!TenantHint.TryRead(tenant, out var tenantId) || tenantId == Guid.Empty)
            return await SayAsync(output, $"'{tenant}' is no tenant's id: give it as the API shows it, or as a GUID.", exitCode: 2);

        if (!email.Contains('@', StringComparison.Ordinal))
            return await SayAsync(output, $"'{email}' is no e-mail address.", exitCode: 2);

        await using var scope = TenantScope.Of(services, new TenantContext(tenantId), Caller.System, new Origin("grant-owner"));
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);

        var key = Account.KeyOf(email);
        var account = await scope.Services.GetRequiredService<IdentityDb>().Accounts.Where(it => it.EmailKey == key).Select(it => (Guid?)it.Id).SingleOrDefaultAsync(ct);

        if (await scope.Services.GetRequiredService<IOwners>().GrantAsync(email, account, ct) is not { } granted)
            return await SayAsync(output, $"There is no tenant {tenant}.", exitCode: 1);

        await unit.CommitAsync(ct);

        return await SayAsync(output, granted.InvitationLink is { } link
            ? $"{email} has no account yet. Send this link, which works once within 7 days; it makes an owner of {granted.CompanyName}: {link}"
            : $"{email} is an owner of {granted.CompanyName} now.", exitCode: 0);
    }

    private static async Task<int> SayAsync(TextWriter output, string sentence, int exitCode)
    {
        await output.WriteLineAsync(sentence);

        return exitCode;
    }
}
