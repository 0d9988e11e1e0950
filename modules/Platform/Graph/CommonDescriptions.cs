using GraphQL.Types;

namespace OrderCloud.Platform.Graph;

/// <summary>
/// What means the same wherever it stands is described here, once; all else by the XML comment of what it is made of, which comes first.
/// A field that has neither fails a test.
/// </summary>
internal static class CommonDescriptions
{
    private static readonly Dictionary<string, string> Given = new()
    {
        ["id"] = "The id of what is given.",
        ["createdAt"] = "When it was made.",
        ["updatedAt"] = "When it changed last.",
        ["occurredAt"] = "When it happened.",
        ["version"] = "Raised by each change; sent back as expectedVersion it stops a change that would overwrite another's.",
        ["expectedVersion"] = "The version that was sent; the object has another one by now.",
        ["name"] = "What it is called.",
        ["number"] = "As it stands on documents; null until it is given.",
        ["status"] = "Where it stands.",
        ["kind"] = "What kind it is.",
        ["code"] = "What was found, for programs.",
        ["sku"] = "The variant's own code.",
        ["unit"] = "What a quantity counts, e.g. pcs or kg.",
        ["variantId"] = "The variant's id.",
        ["warehouseId"] = "The warehouse's id.",
        ["orderLineId"] = "The id of the order's line.",
        ["lineId"] = "The line's id.",
        ["lineCount"] = "How many lines it has.",
        ["tags"] = "Words that it was marked with.",
        ["limit"] = "The most that is allowed.",
        ["line1"] = "Street and number.",
        ["line2"] = "Flat, floor, building.",
        ["city"] = "The town.",
        ["region"] = "The province, county or state.",
        ["postalCode"] = "The postal code.",
        ["email"] = "The address for mail.",
        ["phone"] = "The telephone number, as it was written.",
    };

    private static readonly Dictionary<string, string> Taken = new(Given)
    {
        ["id"] = "The id of what it is about.",
        ["expectedVersion"] = "The version that the caller saw; refused VERSION_CONFLICT where somebody has changed it since.",
        ["productId"] = "The product's id.",
        ["customerId"] = "The customer's id.",
        ["memberId"] = "The member's id.",
        ["address"] = "The address, whole.",
    };

    public static void Fill(ISchema schema)
    {
        foreach (var type in schema.AllTypes.OfType<IComplexGraphType>())
            foreach (var field in type.Fields)
            {
                field.Description ??= (type is IInputObjectGraphType ? Taken : Given).GetValueOrDefault(field.Name);

                foreach (var argument in field.Arguments ?? [])
                    argument.Description ??= Taken.GetValueOrDefault(argument.Name);
            }
    }
}
