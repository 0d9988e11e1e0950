using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Outward;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Catalog.Features;

/// <summary>
/// Follows the links of products' pictures, by the guarded client and outside any transaction: the other side may take its time, and neither
/// a request nor the events of others wait for it. What a killed process leaves is done by another when the lease is over.
/// </summary>
internal sealed partial class PictureFetching(IServiceProvider services, SystemWork system, Database database, IHttpClientFactory http, PictureReader pictures, TimeProvider clock, ILogger<PictureFetching> logger)
    : BackgroundService
{
    private const int AtOnce = 8;

    /// <summary>Longer than a call may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30), Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await LeaseAsync(stoppingToken) is [_, ..] wanted)
                    await Task.WhenAll(wanted.Select(it => FollowAsync(it, stoppingToken)));
                else
                    await Task.Delay(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The database is away or busy: the links stay where they are, and their leases run out.
                Unreachable(failure);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task<List<WantedPicture>> LeaseAsync(CancellationToken ct) =>
        system.RunAsync<WantedPictures, List<WantedPicture>>("pictures: lease", (pictures, token) => pictures.LeaseAsync(AtOnce, clock.GetUtcNow(), Lease, token), ct);

    private async Task FollowAsync(WantedPicture wanted, CancellationToken ct)
    {
        var (picture, failure) = await FetchAsync(new Uri(wanted.PictureLink!), ct);

        await database.RepeatAsync(() => SettleAsync(wanted, picture, failure, ct), ct);
    }

    private async Task<(Picture? Picture, PictureFailure? Failure)> FetchAsync(Uri link, CancellationToken ct)
    {
        using var client = http.CreateClient(OutwardHttp.Client);
        client.MaxResponseContentBufferSize = Images.MaxBytes;

        try
        {
            using var answer = await client.GetAsync(link, ct);
            var content = await answer.Content.ReadAsByteArrayAsync(ct);

            if (!answer.IsSuccessStatusCode)
                return (null, PictureFailure.StatusRefused);

            var (picture, fault) = await pictures.ReadAsync(content, ct);

            return (picture, fault switch
            {
                null => null,
                PictureFault.TooLarge or PictureFault.TooManyPixels => PictureFailure.TooLarge,
                _ => PictureFailure.NoPicture,
            });
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !ct.IsCancellationRequested)
        {
            return (null, failure switch
            {
                OutwardRefusedException or { InnerException: OutwardRefusedException } => PictureFailure.AddressRefused,
                HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => PictureFailure.TooLarge,
                _ => PictureFailure.Unreachable,
            });
        }
    }

    /// <returns>False where another picture or link was given meanwhile, or the lease went to somebody else.</returns>
    private async Task<bool> SettleAsync(WantedPicture wanted, Picture? picture, PictureFailure? failure, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(wanted.TenantId), Caller.System, new Origin("pictureFetching"));
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        var db = scope.Services.GetRequiredService<CatalogDb>();
        var images = scope.Services.GetRequiredService<Images>();
        await unit.BeginAsync(ct);

        if (await db.Products.SingleOrDefaultAsync(it => it.Id == wanted.Id && it.PictureLink == wanted.PictureLink && it.PictureDueAt == wanted.PictureDueAt, ct) is not { } product)
            return false;

        if (picture is not null && !await images.HasRoomForAsync(picture, product.Picture, ct))
            failure = PictureFailure.NoRoom;

        if (failure is { } why)
            product.FailToFetch(why, clock.GetUtcNow());
        else
            product.Show(await images.ReplaceAsync(product.Picture, picture, ct), clock.GetUtcNow());

        await unit.CommitAsync(ct);

        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The links of pictures could not be read or settled; trying again")]
    private partial void Unreachable(Exception failure);
}
