using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Customers;
using OrderCloud.Orders.Domain.Imports;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>The codes of a file as products and customers of the company; each is looked up once in an import.</summary>
internal sealed class ImportCodes
{
    private readonly Dictionary<int, VariantInfo> variants = [];
    private readonly Dictionary<int, CustomerInfo> customers = [];

    public VariantInfo VariantOf(int skuKey) => variants[skuKey];

    /// <returns>Null for a walk-in sale.</returns>
    public CustomerInfo? CustomerOf(int customer) => customer == TextPool.None ? null : customers[customer];

    public IEnumerable<int> UnknownSkus(IEnumerable<int> keys) => keys.Where(key => !variants.ContainsKey(key)).Distinct();

    public IEnumerable<int> UnknownCustomers(IEnumerable<int> numbers) => numbers.Where(number => number != TextPool.None && !customers.ContainsKey(number)).Distinct();

    public void Add(int skuKey, VariantInfo variant) => variants[skuKey] = variant;

    public void Add(int customer, CustomerInfo link) => customers[customer] = link;

    /// <summary>What a chunk found, to be kept once its transaction stands.</summary>
    public void Keep(ImportCodes found)
    {
        foreach (var (key, variant) in found.variants)
            variants[key] = variant;

        foreach (var (number, link) in found.customers)
            customers[number] = link;
    }
}
