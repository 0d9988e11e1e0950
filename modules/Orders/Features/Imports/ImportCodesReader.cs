using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Customers;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Finds the products and customers of a chunk, and makes those that are missing, in the chunk's transaction.</summary>
internal sealed class ImportCodesReader(IProducts products, ICustomers customers, Caller caller)
{
    /// <param name="kept">What earlier chunks found.</param>
    /// <returns>What this chunk found, and how many products and customers it made.</returns>
    public async Task<(ImportCodes Found, ImportTally Made)> ReadAsync(ImportedFile file, IReadOnlyList<SheetDocument> documents, ImportCodes kept, CancellationToken ct)
    {
        var found = new ImportCodes();
        var skus = kept.UnknownSkus(documents.SelectMany(file.Documents.RowsOf).Select(row => file.Sheet.SkuKeyOf(row.Sku))).ToList();
        var people = kept.UnknownCustomers(documents.Select(document => file.Documents.HeadOf(document.Invoice).Customer)).ToList();
        var made = ImportTally.Empty with { Products = await ReadProductsAsync(file, skus, found, ct), Customers = await ReadCustomersAsync(file, people, found, ct) };

        return (found, made);
    }

    private async Task<int> ReadProductsAsync(ImportedFile file, List<int> keys, ImportCodes found, CancellationToken ct)
    {
        if (keys is [])
            return 0;

        string[] skus = [.. keys.Select(key => file.Sheet.SkuKeys[key])];
        var known = await products.FindBySkuAsync(skus, ct);
        var made = 0;

        if (keys.Where(key => !known.ContainsKey(file.Sheet.SkuKeys[key])).ToList() is [_, ..] missing)
        {
            if (file.Layout.UnknownSku is UnknownPolicy.Refuse || !caller.MayMakeProducts)
                throw new RowsRefusedException();

            made = await products.ImportAsync([.. missing.Select(file.Products.Of)], ct);
            known = await products.FindBySkuAsync(skus, ct);
        }

        foreach (var key in keys)
            found.Add(key, known[file.Sheet.SkuKeys[key]]);

        return made;
    }

    private async Task<int> ReadCustomersAsync(ImportedFile file, List<int> numbers, ImportCodes found, CancellationToken ct)
    {
        if (numbers is [])
            return 0;

        string[] codes = [.. numbers.Select(number => file.Sheet.Customers[number])];
        var known = await customers.FindByCodeAsync(codes, ct);
        var made = 0;

        if (numbers.Where(number => !known.ContainsKey(file.Sheet.Customers[number])).ToList() is [_, ..] missing)
        {
            if (file.Layout.UnknownCustomer is UnknownPolicy.Refuse || !caller.MayMakeCustomers)
                throw new RowsRefusedException();

            made = await customers.ImportAsync([.. missing.Select(number => CustomerOf(file, number))], ct);
            known = await customers.FindByCodeAsync(codes, ct);
        }

        foreach (var number in numbers)
            found.Add(number, known[file.Sheet.Customers[number]]);

        return made;
    }

    private static ImportedCustomer CustomerOf(ImportedFile file, int number)
    {
        var code = file.Sheet.Customers[number];

        return new(code, $"Customer {code}", file.Customers.CountryOf(number) is { } country ? CodeOf(country) : null);
    }

    private static string? CodeOf(string country) => Countries.Exists(country) ? country : Countries.CodeOf(country);
}
