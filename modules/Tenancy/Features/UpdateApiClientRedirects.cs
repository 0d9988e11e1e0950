using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Identity;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Where an API client sends people who let it act for them.</summary>
/// <param name="RedirectUris">Up to 10 whole addresses with https (http on the own machine) in plain ASCII, compared to the letter; none, and it acts for itself only.</param>
/// <param name="IsPublic">True for a program that can keep no secret, e.g. a storefront in the browser: its secret ends, and it acts for people only. False again, and rotateApiClientSecret gives it a new one.</param>
internal sealed record UpdateApiClientRedirectsInput(Id<ApiClient> Id, IReadOnlyList<string> RedirectUris, bool IsPublic);

/// <summary>Lets an API client act for people of this company, each of whom is asked first.</summary>
internal sealed class UpdateApiClientRedirects(TenancyDb db, UnitOfWork unit, IApiClients clients, Granting granting)
    : Mutation<UpdateApiClientRedirectsInput, ApiClient, ApiClientNotFoundError, PermissionNotHeldError>, IGuarded
{
    private const int MostRedirects = 10, LongestRedirect = 500;

    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(UpdateApiClientRedirectsInput input, CancellationToken ct)
    {
        var problems = new Problems()
            .Require(input.RedirectUris.Count <= MostRedirects, $"At most {MostRedirects} addresses.", "redirectUris")
            .Require(!input.IsPublic || input.RedirectUris is [_, ..], "A public client needs an address to send people back to.", "redirectUris");

        foreach (var (index, address) in input.RedirectUris.Take(MostRedirects).Index())
            problems.Require(IsPlain(address), "Write the address without blanks or line breaks and in plain ASCII: other letters percent-encoded, as in caf%C3%A9, and a host name in punycode, as in xn--caf-dma.example.", "redirectUris", $"{index}")
                .Require(!IsPlain(address) || IsRedirect(address), "Give a whole address with https, without fragment and without *; http only for localhost.", "redirectUris", $"{index}");

        if (problems.Any)
            return problems;

        await granting.EnterAsync(ct);

        if (await db.ApiClients.SingleOrDefaultAsync(client => client.Id == input.Id.Value && client.RevokedAt == null, ct) is not { } found)
            return new ApiClientNotFoundError("input", "id");

        if (found.Kind is not ApiClientKind.Oauth)
            return new InvalidInputError("A key acts for itself only. Make an OAuth client for what acts for people.", "input", "id");

        // To his own address he would be sent the codes with which it acts for everybody.
        if (await granting.RefusesToTouchAsync(found, "id", ct) is { } refusal)
            return refusal;

        var before = (await clients.RedirectsOfAsync(found.TenantId, [found.Id], ct))[found.Id];
        await clients.SetRedirectsAsync(found.Id, input.IsPublic, input.RedirectUris, ct);
        unit.Changes.Note<ApiClient>(found.Id, nameof(input.RedirectUris), ListOf(before.RedirectUris), ListOf(input.RedirectUris));
        unit.Changes.Note<ApiClient>(found.Id, nameof(input.IsPublic), before.IsPublic, input.IsPublic);

        return found;
    }

    private static JsonArray ListOf(IEnumerable<string> addresses) => [.. addresses.Order(StringComparer.Ordinal).Select(address => (JsonNode)address)];

    // People are sent there by a header, which holds nothing else.
    private static bool IsPlain(string address) => address.All(letter => letter is >= '!' and <= '~');

    private static bool IsRedirect(string address) =>
        address.Length <= LongestRedirect && !address.Contains('*', StringComparison.Ordinal) && !address.Contains('#', StringComparison.Ordinal)
        && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo is "" && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
