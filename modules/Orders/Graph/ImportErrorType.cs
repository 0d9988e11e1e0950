using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Graph;

internal sealed class ImportErrorType : EntityType<ImportError>
{
    public ImportErrorType() : base(OrderPermissions.Import)
    {
        Id(error => error.Id);
        Id<ImportJob>("importId", error => error.ImportId).Filter().Describe("Whose file it is in.");
        Prop(error => error.Row).Filter().Sort();
        Prop(error => error.Column);
        Prop(error => error.Value);
        Prop(error => error.Code).Filter();
        Resolved("message", (error, context) => ValueTask.FromResult(Texts.Say(ImportTexts.Of(error.Code), context)), error => error.Code).Describe("What is wrong, in the caller's language.");
        Resolved("hint", (error, context) => ValueTask.FromResult(Texts.Say(ImportTexts.Hint(error.Code), context)), error => error.Code).Describe("What to do about it, in the caller's language.");
        ById<OrdersDb>(db => db.ImportErrors);
    }
}

internal sealed class ImportDifferenceType : EntityType<ImportDifference>
{
    public ImportDifferenceType() : base(OrderPermissions.Import)
    {
        Id(it => it.Id);
        Id<ImportJob>("importId", it => it.ImportId).Filter().Describe("Whose file it is in.");
        Prop(it => it.Number);
        Prop(it => it.Kind);
        Prop(it => it.Outcome);
        Prop(it => it.Row).Filter().Sort();
        Prop(it => it.IsWritten);
        ById<OrdersDb>(db => db.ImportDifferences);
    }
}
