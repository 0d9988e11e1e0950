using System.Collections.Immutable;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OrderCloud.Host.Identity;

/// <summary>
/// Refuses what no door of OAuth can do anything with: U+0000, which PostgreSQL keeps in no text, wherever it is, and addresses that could
/// not be written into the header by which a person is sent there.
/// </summary>
internal static class PlainParameters
{
    public static void AddTo(OpenIddictServerBuilder server)
    {
        Add<ExtractAuthorizationRequestContext>();
        Add<ExtractTokenRequestContext>();
        Add<ExtractEndSessionRequestContext>();
        Add<ExtractRevocationRequestContext>();
        Add<ExtractIntrospectionRequestContext>();

        // Last, once query, form and the Authorization header have been read.
        void Add<TContext>() where TContext : BaseValidatingContext => server.AddEventHandler<TContext>(handler => handler.UseInlineHandler(Check).SetOrder(int.MaxValue));
    }

    private static ValueTask Check(BaseValidatingContext context)
    {
        if (context.Transaction.Request is not { } request)
            return default;

        if (request.GetParameters().Any(parameter => HoldsNul(parameter.Key) || ((ImmutableArray<string?>?)parameter.Value)?.Any(HoldsNul) is true))
            context.Reject(Errors.InvalidRequest, "A parameter holds the character U+0000.");
        else if (!IsPlain(request.RedirectUri) || !IsPlain(request.PostLogoutRedirectUri))
            context.Reject(Errors.InvalidRequest, "An address to be sent to is not in plain ASCII: write other letters percent-encoded, and a host name in punycode.");

        return default;
    }

    private static bool HoldsNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) is true;

    private static bool IsPlain(string? address) => address?.All(letter => letter is >= '!' and <= '~') is not false;
}
