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
/// <c>GET /images/ID</c>: a picture of the caller's own company; another's is not found, as one that never existed. A browser's <c>img</c>
/// sends the cookie and no header of ours: the credential alone is asked, for nothing is changed and no other site can read the answer.
/// </summary>
internal sealed class ImageEndpoint(Admission admission, HttpTransport transport, RateBudget budget, IServiceProvider services)
{
    public const string Root = "/images";

    private const int Points = 1;

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
        if (await FindAsync(http, id, ct) is not { } image)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;

            return;
        }

        // What somebody sent is shown as a picture or not at all: nothing in it runs, and no page of another site embeds it.
        var headers = http.Response.Headers;
        (headers.XContentTypeOptions, headers.ContentSecurityPolicy, headers["Cross-Origin-Resource-Policy"]) = ("nosniff", "default-src 'none'; sandbox", "same-origin");

        // A picture never changes. The browser asks each time all the same: who it shows it to may have become somebody else.
        (headers.CacheControl, headers.ETag) = ("private, no-cache", $"\"{id:N}\"");

        if (http.Request.Headers.IfNoneMatch.Contains(headers.ETag.ToString()))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;

            return;
        }

        (http.Response.ContentType, http.Response.ContentLength) = (image.MediaType, image.Content.Length);
        await http.Response.Body.WriteAsync(image.Content, ct);
    }

    private async Task<StoredImage?> FindAsync(HttpContext http, Guid id, CancellationToken ct)
    {
        await using var credential = await admission.ReadValidAsync(http, ct);

        if (credential.Tenant is not { } tenant)
            throw new RequestRefusal(ErrorCodes.NotAuthenticated, Authorization.Refusal(credential.Caller).Message, StatusCodes.Status401Unauthorized);

        var bill = budget.Open(credential, http.Connection.RemoteIpAddress);
        bill.RequireAny();
        bill.Hold(Points);
        await using var scope = TenantScope.Of(services, tenant, credential.Caller);

        return await scope.Services.GetRequiredService<PlatformDb>().Images.AsNoTracking().SingleOrDefaultAsync(image => image.Id == id, ct);
    }
}
