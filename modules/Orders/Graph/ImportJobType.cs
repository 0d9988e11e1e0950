using GraphQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Graph;

internal sealed class ImportJobType : EntityType<ImportJob>
{
    private const int FirstErrors = 20;

    public ImportJobType() : base(OrderPermissions.Import)
    {
        Id(job => job.Id);
        Prop(job => job.FileName);
        Prop(job => job.ProfileName);
        Prop(job => job.Channel);
        Prop(job => job.Status).Filter();
        Prop(job => job.Mode);
        Prop(job => job.FailureCode);
        Prop(job => job.FailureDetail);
        Resolved("failureMessage", (job, context) => ValueTask.FromResult(job.FailureCode is { } code ? Texts.Say(ImportTexts.Of(code, job.FailureDetail), context) : null), job => job.FailureCode, job => job.FailureDetail)
            .Describe("Why it failed and what to do, in the caller's language; null while nothing did.");
        Prop(job => job.RowsRead);
        Prop(job => job.RowsRejected);
        Prop(job => job.ErrorCount);
        Resolved<IReadOnlyList<ImportError>>("firstErrors", async (job, context) => await FirstAsync(job, context), job => job.Id).Describe("The first 20 errors by row; importErrors has all of them.");
        Prop(job => job.Plan).Describe("What the check found: documents by what would become of them.");
        Computed("counts", job => ImportCounts.Of(job.Tally)).Describe("What was made so far.");
        Resolved<IReadOnlyList<ImportedMonth>>("invoicedByMonth", async (job, context) => await MonthsAsync(job, context), job => job.Tally).Describe("Control totals: what the import adds to the sales figures of each month.");
        Prop(job => job.DocumentsTotal);
        Prop(job => job.DocumentsDone);
        Prop(job => job.ActorName).Describe("Who uploaded it, then who committed or resumed it.");
        Prop(job => job.CreatedAt).Filter().Sort();
        Prop(job => job.CommittedAt);
        Prop(job => job.FinishedAt);
        Prop(job => job.Allowed);
        ById<OrdersDb>(db => db.Imports);
    }

    private static async Task<IReadOnlyList<ImportError>> FirstAsync(ImportJob job, IResolveFieldContext context) =>
        await context.RequestServices!.GetRequiredService<OrdersDb>().ImportErrors.AsNoTracking().Where(error => error.ImportId == job.Id)
            .OrderBy(error => error.Row).ThenBy(error => error.Position).Take(FirstErrors).ToListAsync(context.CancellationToken);

    private static async Task<IReadOnlyList<ImportedMonth>> MonthsAsync(ImportJob job, IResolveFieldContext context)
    {
        var currency = (await context.RequestServices!.GetRequiredService<ITenantSettings>().GetAsync(context.CancellationToken)).Currency;

        return [.. job.Tally.Months.Select(month => new ImportedMonth(month.Month, new Money(month.Net, currency)))];
    }
}

/// <summary>What an import made, counted as it goes.</summary>
/// <param name="Lines">Rows of the documents that were made.</param>
/// <param name="Adjustments">Stock adjustments, kept without effect on stock.</param>
/// <param name="Unchanged">Documents that were imported before and are the same.</param>
/// <param name="Updated">Drafts that were updated.</param>
/// <param name="Kept">Documents that the file has changed and that stay as they are here; see importDifferences.</param>
/// <param name="Conflicts">Documents that were not written; see importDifferences.</param>
/// <param name="Orders">Orders written.</param>
/// <param name="Returns">Returns written.</param>
/// <param name="Products">Products made because the file names them and nobody knew them.</param>
/// <param name="Customers">Customers made because the file names them and nobody knew them.</param>
internal sealed record ImportCounts(int Lines, int Orders, int Returns, int Adjustments, int Products, int Customers, int Unchanged, int Updated, int Kept, int Conflicts)
{
    public static ImportCounts Of(ImportTally tally) =>
        new(tally.Lines, tally.Orders, tally.Returns, tally.Adjustments, tally.Products, tally.Customers, tally.Unchanged, tally.Updated, tally.Kept, tally.Conflicts);
}

/// <summary>Net sales of a month, returns taken off.</summary>
/// <param name="Month">yyyy-MM in the company's time zone.</param>
/// <param name="Net">What was sold in it, returns taken off.</param>
internal sealed record ImportedMonth(string Month, Money Net);
