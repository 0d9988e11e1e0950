using System.Text;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <param name="ImportId">Which import.</param>
/// <param name="AfterRow">Rows after this one; to go on, the <c>endRow</c> of the answer before.</param>
internal sealed record RejectedRowsArguments(Id<ImportJob> ImportId, int? AfterRow = null);

/// <summary>Rows of a file as they stand there.</summary>
/// <param name="Content">Bytes in the file's own encoding, as base64; the first answer begins with the header, so that all answers together are a file of the same format.</param>
/// <param name="EndRow">Where to go on, after this row; null where these were the last.</param>
internal sealed record RejectedRows(string Content, int? EndRow);

/// <summary>The rows of an import's file that are not imported, to be mended and imported again: of all that importErrors names, some hundred kibibytes at a time. Null when there is no such import, or its file is no longer kept.</summary>
internal sealed class GetRejectedRows(OrdersDb db, IFileStore files, TenantContext tenant) : Query<RejectedRowsArguments, RejectedRows>, IGuarded
{
    private const int AtOnce = 256 * 1024;

    public static Permission Requires => OrderPermissions.Import;

    public override async Task<RejectedRows?> HandleAsync(RejectedRowsArguments arguments, CancellationToken ct)
    {
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(it => it.Id == arguments.ImportId.Value, ct) is not { } job || files.Open(tenant, job.FileId) is not { } content)
            return null;

        var after = arguments.AfterRow ?? 0;
        var wanted = (await db.ImportErrors.Where(error => error.ImportId == job.Id && error.Row > after).Select(error => error.Row).Distinct().ToListAsync(ct)).ToHashSet();
        var text = new StringBuilder();

        await using (content)
        {
            await foreach (var (row, record) in new ImportReader(job.Layout).RecordsAsync(content, ct))
            {
                if (row == 1 ? after > 0 : !wanted.Remove(row))
                    continue;

                text.Append(record).Append('\n');

                if (wanted.Count > 0 && text.Length >= AtOnce)
                    return new(Pack(text, job.Layout), row);

                if (wanted.Count == 0)
                    break;
            }
        }

        return new(Pack(text, job.Layout), null);
    }

    // What was no text in the file is none here: the row says so again until it is mended.
    private static string Pack(StringBuilder text, ImportLayout layout) =>
        Convert.ToBase64String(ImportText.Of(layout.Encoding).GetBytes(text.Replace(MarkBadBytes.Mark, "?").ToString()));
}
