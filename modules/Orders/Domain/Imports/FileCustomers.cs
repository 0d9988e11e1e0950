namespace OrderCloud.Orders.Domain.Imports;

/// <summary>What a file's valid documents say of each customer.</summary>
internal sealed class FileCustomers
{
    private readonly ImportSheet sheet;
    private readonly Dictionary<int, int> countries;

    public FileCustomers(ImportSheet sheet, SheetDocuments documents)
    {
        this.sheet = sheet;
        countries = documents.Valid.Select(document => documents.HeadOf(document.Invoice)).Where(head => head.Customer != TextPool.None)
            .GroupBy(head => head.Customer, head => head.Country).ToDictionary(it => it.Key, it => SheetDocuments.Commonest(sheet.Countries, it));
    }

    /// <summary>The country most of the customer's documents name; null when none does.</summary>
    public string? CountryOf(int customer) => countries.TryGetValue(customer, out var country) ? sheet.Countries.Find(country) : null;
}
