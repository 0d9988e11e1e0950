using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Rate;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Files;

/// <summary>
/// <c>POST /uploads</c>: a file as the raw body, for whoever may import anything. Answers 201 with the id that a mutation takes;
/// points, their headers and refusals are those of /graphql.
/// </summary>
internal sealed class UploadEndpoint(Admission admission, HttpTransport transport, RateBudget budget, UploadGate gate, IFileStore files, FileLimits limits, IServiceProvider services)
{
    private const string ImportVerb = ":import";

    public async Task ServeAsync(HttpContext http)
    {
        try
        {
            var file = await AcceptAsync(http, http.RequestAborted);
            http.Response.StatusCode = StatusCodes.Status201Created;
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            await JsonSerializer.SerializeAsync(http.Response.Body, new { id = NodeId.Encode(Names.Of(typeof(UploadedFile)), file.Id), bytes = file.Bytes }, JsonSerializerOptions.Web, http.RequestAborted);
        }
        catch (Exception fault)
        {
            await HttpAnswer.WriteAsync(http, new ExecutionResult(transport.Explain(Refusal(fault), http)), MediaType.Json, transport.Narrow(http));
        }
    }

    private async Task<UploadedFile> AcceptAsync(HttpContext http, CancellationToken ct)
    {
        var (tenant, caller, bill) = await AdmitAsync(http, ct);
        using var seat = gate.Enter(caller.SubjectId);

        // The store counts for itself and answers in our words; the server's own limit is lower.
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null;

        // Whoever doesn't say how much will come pays for the most until it is known. A file that is refused costs no less to read.
        bill.Hold(budget.OfUpload(http.Request.ContentLength ?? limits.MaxBytes));
        var file = await files.SaveAsync(tenant, http.Request.Body, ct);
        bill.Settle(budget.OfUpload(file.Bytes));

        try
        {
            await CheckAsync(tenant, caller, file.Id, http.Request.Query["profile"], ct);
        }
        catch
        {
            files.Delete(tenant, file.Id);

            throw;
        }

        return file;
    }

    // The credential may hold a connection: it is given back before the body is read, which can take minutes.
    private async Task<(TenantContext Tenant, Caller Caller, RateBill Bill)> AdmitAsync(HttpContext http, CancellationToken ct)
    {
        await using var credential = await admission.AdmitAsync(http, ct);
        var bill = budget.Open(credential, http.Connection.RemoteIpAddress);
        http.Response.OnStarting(() =>
        {
            bill.Tell(http.Response.Headers);

            return Task.CompletedTask;
        });
        bill.RequireAny();

        if (RefusalOf(credential, http.Request) is not { } refusal)
            return (credential.Tenant!, credential.Caller, bill);

        bill.Refused();

        throw refusal;
    }

    // What shows before the body is read.
    private Exception? RefusalOf(Credential credential, HttpRequest request)
    {
        if (credential.Tenant is null || !credential.Caller.Permissions.Any(permission => permission.EndsWith(ImportVerb, StringComparison.Ordinal)))
        {
            var lacks = Authorization.Refusal(credential.Caller);

            return new RequestRefusal(lacks.Code!, lacks.Message, credential.Caller.IsAnonymous ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden);
        }

        // No document says what may come here, so nothing may.
        return credential.StoredDocumentsOnly ? new RequestRefusal(ErrorCodes.StoredDocumentsOnly, "This client may send stored documents only, and upload nothing here. Send a small file with a stored mutation that takes one, or upload with another client.", StatusCodes.Status403Forbidden)
            : request.ContentLength > limits.MaxBytes ? FileRefusedException.LargerThan(limits.MaxBytes)
            : request.HasFormContentType ? new FileRefusedException(FileRefusedException.Unreadable, "Send the file's bytes alone as the body, e.g. curl --data-binary @FILE, not a form.")
            : null;
    }

    private async Task CheckAsync(TenantContext tenant, Caller caller, Guid fileId, string? profile, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, tenant, caller);
        var fits = new List<UploadFit>();

        foreach (var check in scope.Services.GetServices<IUploadCheck>())
            fits.Add(await check.CheckAsync(fileId, profile, ct));

        if (fits.Count == 0 || fits.Exists(fit => fit.Fits))
            return;

        throw fits.Find(fit => fit.MissingColumn is not null)?.MissingColumn is { } column
            ? new MissingColumnException(column)
            : new FileRefusedException(FileRefusedException.Unreadable, "The file's first row holds no column names that a profile knows. Put the names there, or save a profile that names the file's own columns.");
    }

    private static Exception Refusal(Exception fault) => fault switch
    {
        MissingColumnException missing => new RequestRefusal(FileRefusedException.ColumnsMissing, $"The file has no column '{missing.Column}'. Add it, or save a profile that names the file's own columns.", StatusCodes.Status400BadRequest)
        {
            Extensions = new() { ["column"] = missing.Column },
        },
        FileRefusedException refused => new RequestRefusal(refused.Code, refused.Message, refused.Code is FileRefusedException.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest),
        _ => fault,
    };

    private sealed class MissingColumnException(string column) : Exception
    {
        public string Column => column;
    }
}

/// <summary>Counts the uploads under way: each takes a connection, and a place on the disk, for as long as its sender likes.</summary>
internal sealed class UploadGate(FileLimits files, OperationLimits operations)
    : Gate(files.ClientUploads, files.ProcessUploads, operations.RetryAfter, "Too many uploads of this client are under way. Wait until one of them has ended.");

/// <summary>The registrations of uploads and pictures.</summary>
public static class Uploads
{
    /// <summary>Keeps uploads in <c>Data:Directory</c>; limits are read from <c>Files</c>.</summary>
    public static IServiceCollection AddUploads(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(Settings.Read<FileLimits>(configuration, "Files"))
        .AddSingleton<IFileStore>(provider => new DirectoryFileStore(
            Path.Combine(PlatformServices.DataDirectory(configuration), "uploads"), provider.GetRequiredService<FileLimits>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<UploadGate>()
        .AddSingleton<UploadEndpoint>()
        .AddSingleton(_ => new PictureReader())
        .AddScoped(provider => new Images(provider.GetRequiredService<PlatformDb>()))
        .AddSingleton<ImageEndpoint>();

    public static void MapUploads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/uploads", endpoints.ServiceProvider.GetRequiredService<UploadEndpoint>().ServeAsync);
        endpoints.MapGet(ImageEndpoint.Root + "/{id:guid}", endpoints.ServiceProvider.GetRequiredService<ImageEndpoint>().ServeAsync);
    }
}
