using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Customers;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Files;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>A file that is read and checked, ready to be planned or written.</summary>
internal sealed record ImportedFile(ImportLayout Layout, ImportSheet Sheet, SheetDocuments Documents, FileProducts Products, FileCustomers Customers, DocumentHash Hashes)
{
    public ImportSheetSummary Summary => new(Sheet.RowsRead, Sheet.RejectedRows, Sheet.RefusalCount);
}

/// <summary>Reads an import's file and checks its codes against what the company knows. The same file gives the same documents in the same order.</summary>
internal sealed class ImportFileReading(IFileStore files, ImportSession session)
{
    public async Task<(ImportedFile? File, ImportFailure? Failure)> ReadAsync(ImportJob job, CancellationToken ct)
    {
        var layout = job.Layout;

        if (files.Open(session.Tenant, job.FileId) is not { } content)
            return (null, new(ImportFailureCode.FileNotFound));

        await using (content)
        {
            var (sheet, failure) = await new ImportReader(layout).ReadAsync(content, ct);

            if (failure is not null)
                return (null, failure);

            await CheckCodesAsync(layout, sheet, ct);
            sheet.RefuseSpoiled(layout.Columns.Number);
            var documents = new SheetDocuments(sheet);

            return (new(layout, sheet, documents, new(sheet, documents, layout), new(sheet, documents), new(sheet, documents)), null);
        }
    }

    private async Task CheckCodesAsync(ImportLayout layout, ImportSheet sheet, CancellationToken ct)
    {
        var (unknownSku, unknownCustomer) = (UnknownSku(layout), UnknownCustomer(layout));

        if (unknownSku is not null || !layout.IsHistory)
            await CheckSkusAsync(layout, sheet, unknownSku, ct);

        if (unknownCustomer is { } code)
            await CheckCustomersAsync(layout, sheet, code, ct);
    }

    // Null: unknown codes are made.
    private RefusalCode? UnknownSku(ImportLayout layout) =>
        layout.UnknownSku is UnknownPolicy.Refuse ? RefusalCode.SkuUnknown : session.Caller.MayMakeProducts ? null : RefusalCode.ProductCreationNotAllowed;

    private RefusalCode? UnknownCustomer(ImportLayout layout) =>
        layout.UnknownCustomer is UnknownPolicy.Refuse ? RefusalCode.CustomerUnknown : session.Caller.MayMakeCustomers ? null : RefusalCode.CustomerCreationNotAllowed;

    private async Task CheckSkusAsync(ImportLayout layout, ImportSheet sheet, RefusalCode? unknown, CancellationToken ct)
    {
        var known = await session.ReadAsync(services => services.GetRequiredService<IProducts>().FindBySkuAsync(sheet.SkuKeys.All, ct), ct);
        var variants = sheet.SkuKeys.All.Select(key => known.GetValueOrDefault(key)).ToList();
        var refusals = variants.Select(RefusalCode? (variant) => variant is null ? unknown : variant.IsActive || layout.IsHistory ? null : RefusalCode.SkuInactive).ToList();
        var prices = layout.IsHistory || session.Caller.May(OrderPermissions.OverridePrice) ? null : new FilePrices(sheet, layout, variants);

        for (var index = 0; index < sheet.RowCount; index++)
            if (refusals[sheet.SkuKeyOf(sheet[index].Sku)] is { } code)
                sheet.RefuseGood(index, layout.Columns.Sku, sheet.Skus[sheet[index].Sku], code);
            else if (prices?.Differs(sheet[index]) is true)
                sheet.RefuseGood(index, layout.Columns.UnitPrice, prices.Write(sheet[index]), RefusalCode.PriceOverrideNotAllowed);
    }

    private async Task CheckCustomersAsync(ImportLayout layout, ImportSheet sheet, RefusalCode unknown, CancellationToken ct)
    {
        var known = await session.ReadAsync(services => services.GetRequiredService<ICustomers>().FindByCodeAsync(sheet.Customers.All, ct), ct);

        for (var index = 0; index < sheet.RowCount; index++)
            if (sheet.Customers.Find(sheet[index].Customer) is { } code && !known.ContainsKey(code))
                sheet.RefuseGood(index, layout.Columns.Customer, code, unknown);
    }
}
