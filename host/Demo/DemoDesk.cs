using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Host.Demo;

/// <summary>Gives commands in a demo company as its made-up colleague.</summary>
internal sealed class DemoDesk(Documents documents, TenantContext tenant, Caller caller)
{
    public static async Task<DemoDesk> OpenAsync(IServiceProvider services, DemoCompany company, CancellationToken ct)
    {
        var tenant = new TenantContext(company.TenantId);
        await using var scope = TenantScope.Of(services, tenant, Caller.System);
        var access = await scope.Services.GetRequiredService<IMembership>().FindMemberAsync(company.ColleagueAccountId, ct)
            ?? throw new InvalidOperationException("The demo company was made without its colleague.");

        return new(services.GetRequiredService<Documents>(), tenant, new(CallerKind.Member, access.SubjectId, access.Name, access.Permissions, access.Language, access.TenantLanguage) { Fields = access.Fields });
    }

    public TenantContext Tenant => tenant;

    /// <param name="parts">What is wanted of the payload.</param>
    /// <returns>The payload's first part.</returns>
    public async Task<Row> GiveAsync(string mutation, Dictionary<string, object?> input, string parts, CancellationToken ct)
    {
        var document = $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {parts} errors {{ ... on Error {{ code message field }} }} }} }}";
        var payload = await documents.RunAsync(tenant, caller, document, new Dictionary<string, object?> { ["input"] = input }, ct);

        return payload["errors"] is null
            ? new Row((IReadOnlyDictionary<string, object?>)payload.First().Value!)
            : throw new InvalidOperationException($"{mutation} was refused: {string.Join("; ", ((IEnumerable<object?>)payload["errors"]!).Select(error => ((IReadOnlyDictionary<string, object?>)error!)["message"]))}");
    }

    public async Task<Row> AskAsync(string query, CancellationToken ct) => new(await documents.RunAsync(tenant, caller, query, new Dictionary<string, object?>(), ct));
}

/// <summary>An object of an answer.</summary>
internal readonly record struct Row(IReadOnlyDictionary<string, object?> Fields)
{
    public string Id => Text("id");

    public string Text(string field) => (string)Fields[field]!;

    public int Version => Convert.ToInt32(Fields["version"], System.Globalization.CultureInfo.InvariantCulture);

    public Row Part(string field) => new((IReadOnlyDictionary<string, object?>)Fields[field]!);

    public IReadOnlyList<Row> List(string field) => [.. ((IEnumerable<object?>)Fields[field]!).Select(item => new Row((IReadOnlyDictionary<string, object?>)item!))];

    public decimal Amount(string field) => Convert.ToDecimal(Part(field).Fields["amount"], System.Globalization.CultureInfo.InvariantCulture);
}
