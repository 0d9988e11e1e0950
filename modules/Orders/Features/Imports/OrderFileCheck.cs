using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Whether one of the company's profiles reads an upload.</summary>
internal sealed class OrderFileCheck(ImportProfiles profiles, IFileStore files, TenantContext tenant) : IUploadCheck
{
    public async Task<UploadFit> CheckAsync(Guid fileId, string? profile, CancellationToken ct)
    {
        string? nearest = null;

        foreach (var candidate in (await profiles.AllAsync(ct)).Where(it => profile is null || it.Name == profile))
        {
            if (await MissingAsync(candidate.Layout, fileId, ct) is not (true, var missing))
                continue;

            if (missing is null)
                return UploadFit.Yes;

            nearest ??= missing;
        }

        return new(Fits: false, nearest);
    }

    private async Task<(bool IsRead, string? Missing)> MissingAsync(ImportLayout layout, Guid fileId, CancellationToken ct)
    {
        await using var content = files.Open(tenant, fileId);

        return content is not null && await new ImportReader(layout).ReadHeaderAsync(content, ct) is { } header ? (true, layout.Columns.MissingFrom(header)) : (false, null);
    }
}
