using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Rate;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Files;

/// <summary>
/// <c>GET /images/ID</c>, or with <c>?size=small</c> what lists show of it: a picture of the caller's own company; another's is not found, as one that never existed. A browser's <c>img</c>
/// sends the cookie and no header of ours: the credential alone is asked, for nothing is changed and no other site can read the answer.
/// </summary>
internal sealed class ImageEndpoint(Admission admission, HttpTransport transport, RateBudget budget, IServiceProvider services)
{
    public const string Root = "/images";

    private const int Points = 1;
    private const string Small = "small", SmallType = "image/webp";

    public async Task ServeAsync(HttpContext http, Guid id)
    {
        try
        {
            await AnswerAsync(http, id, http.RequestAborted);
        }
        catch (RequestRefusal refusal)
        {
            await HttpAnswer.WriteAsync(http, new ExecutionResult(transport.Explain(refusal, http)), MediaType.Json, transport.Narrow(http));
        }
    }

    private async Task AnswerAsync(HttpContext http, Guid id, CancellationToken ct)
    {
        await using var credential = await admission.ReadValidAsync(http, ct);

        if (credential.Tenant is not { } tenant)
            throw new RequestRefusal(ErrorCodes.NotAuthenticated, Authorization.Refusal(credential.Caller).Message, StatusCodes.Status401Unauthorized);

        var bill = budget.Open(credential, http.Connection.RemoteIpAddress);
        bill.RequireAny();
        bill.Hold(Points);
        await using var scope = TenantScope.Of(services, tenant, credential.Caller);
        var images = scope.Services.GetRequiredService<PlatformDb>().Images.AsNoTracking().Where(image => image.Id == id);
        var small = http.Request.Query["size"] == Small;
        var tag = small ? $"\"{id:N}-{Small}\"" : $"\"{id:N}\"";

        // A picture never changes: who has it needs to know only that it is still his to see.
        if (http.Request.Headers.IfNoneMatch.Contains(tag) && await images.AnyAsync(ct))
        {
            SetHeaders(http.Response.Headers, tag);
            http.Response.StatusCode = StatusCodes.Status304NotModified;
        }
        else if (await ReadAsync(images, small, ct) is { } shown)
        {
            SetHeaders(http.Response.Headers, tag);
            (http.Response.ContentType, http.Response.ContentLength) = (shown.MediaType, shown.Content.Length);
            await http.Response.Body.WriteAsync(shown.Content, ct);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    // Where a picture has no small one it is small itself, or older than they are.
    private static async Task<Shown?> ReadAsync(IQueryable<StoredImage> images, bool small, CancellationToken ct) =>
        (small ? await images.Where(image => image.Small != null).Select(image => new Shown(SmallType, image.Small!)).SingleOrDefaultAsync(ct) : null)
        ?? await images.Select(image => new Shown(image.MediaType, image.Content)).SingleOrDefaultAsync(ct);

    // What somebody sent is shown as a picture or not at all: nothing in it runs, and no page of another site embeds it. The browser asks each
    // time: who it shows it to may have become somebody else.
    private static void SetHeaders(IHeaderDictionary headers, string tag)
    {
        (headers.XContentTypeOptions, headers.ContentSecurityPolicy, headers["Cross-Origin-Resource-Policy"]) = ("nosniff", "default-src 'none'; sandbox", "same-origin");
        (headers.CacheControl, headers.ETag) = ("private, no-cache", tag);
    }

    private sealed record Shown(string MediaType, byte[] Content);
}
