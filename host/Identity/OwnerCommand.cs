using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Mail;
using OrderCloud.Host.Identity.Persistence;

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

        if (await OperatorWork.RunAsync(services, tenantId, "grant-owner", scope => GrantAsync(scope, email, ct), ct) is not { } granted)
            return await SayAsync(output, $"There is no tenant {tenant}.", exitCode: 1);

        return await SayAsync(output, granted.InvitationLink is { } link
            ? $"{email} has no account yet. Send this link, which works once within 7 days; it makes an owner of {granted.CompanyName}: {(services.GetRequiredService<AuthOptions>().Issuer is null ? link : services.GetRequiredService<PublicAddress>().Of(link))}"
            : $"{email} is an owner of {granted.CompanyName} now.", exitCode: 0);
    }

    private static async Task<OwnerGrant?> GrantAsync(IServiceProvider scope, string email, CancellationToken ct)
    {
        var key = Account.KeyOf(email);
        var account = await scope.GetRequiredService<IdentityDb>().Accounts.Where(it => it.EmailKey == key).Select(it => (Guid?)it.Id).SingleOrDefaultAsync(ct);

        return await scope.GetRequiredService<IOwners>().GrantAsync(email, account, ct);
    }

    private static async Task<int> SayAsync(TextWriter output, string sentence, int exitCode)
    {
        await output.WriteLineAsync(sentence);

        return exitCode;
    }
}
