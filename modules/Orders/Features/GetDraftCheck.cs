using OrderCloud.Contracts;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <param name="Input">What createOrder would be sent.</param>
internal sealed record DraftCheckArguments(CreateOrderInput Input);

/// <summary>What a draft that nobody has kept yet would meet if it were made and submitted now.</summary>
/// <param name="Gaps">What createOrder would refuse, or else what a submission would lack.</param>
/// <param name="Verdict">What the rules say; null while something is missing.</param>
/// <param name="Findings">Each rule that has something to say.</param>
/// <param name="Lines">In the order of the input; empty while createOrder would refuse it.</param>
/// <param name="Tax">Null while createOrder would refuse it.</param>
/// <param name="Total">Null while createOrder would refuse it.</param>
internal sealed record DraftCheck(
    IReadOnlyList<OrderGap> Gaps, ReviewVerdict? Verdict, IReadOnlyList<ReviewFinding> Findings, IReadOnlyList<DraftLineCheck> Lines, Money? Tax, Money? Total);

/// <summary>What speaks for or against a line that nobody has kept yet.</summary>
/// <param name="ListPrice">The catalogue's price now.</param>
/// <param name="Missing">How much of the variant is missing in stock, over all lines of the draft; without the right to read stock, all that is wanted where there is not enough.</param>
/// <param name="Price">Whether the price is the catalogue's.</param>
/// <param name="Stock">Whether there is enough in stock.</param>
internal sealed record DraftLineCheck(string Sku, LineCode Code, LinePrice Price, LineStock Stock, decimal? ListPrice, decimal Missing)
{
    public static DraftLineCheck Of(OrderLineCheck line) => new(line.Sku, line.Code, line.Price, line.Stock, line.ListPrice, line.Missing);
}

/// <summary>The checks of createOrder and submitOrder for what is being written: nothing is made.</summary>
internal sealed class GetDraftCheck(OrderDrafts drafts, StarterRules rules, Caller caller) : Query<DraftCheckArguments, DraftCheck>, IGuarded
{
    public static Permission Requires => OrderPermissions.Create;

    public override async Task<DraftCheck?> HandleAsync(DraftCheckArguments arguments, CancellationToken ct)
    {
        var read = await drafts.ReadAsync(arguments.Input, ct);

        if (read.Draft is not { } draft)
            return Refused([.. read.Problems.Found, .. new Error?[] { read.NoCustomer, read.Refused?.Refusal }.OfType<Error>()]);

        var check = OrderCheck.Of(draft, await rules.AskAsync(draft, ct), caller);

        return new(check.Gaps, check.Verdict, check.Findings, [.. check.Lines.Select(DraftLineCheck.Of)], new Money(draft.Tax, draft.Currency), new Money(draft.Total, draft.Currency));
    }

    private static DraftCheck Refused(IEnumerable<Error> errors) => new([.. errors.Select(OrderGap.Of)], Verdict: null, [], [], Tax: null, Total: null);
}
