using GraphQL;
using GraphQL.Validation;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The errors of reading, by HotChocolate's codes and words where it has them.</summary>
internal static class Refusals
{
    public static ExecutionError NullInFilter(string field, string filterType, string expectedType) =>
        Field("HC0026", $"The provided value for filter `{field}` of type {filterType} is invalid. Null values are not supported.", ("expectedType", expectedType), ("filterType", filterType));

    public static ExecutionError PageTooLarge(int requested, int maximum, string coordinate) =>
        Field("HC0051", "The maximum allowed items per page were exceeded.", ("coordinate", coordinate), ("requestedItems", requested), ("maxAllowedItems", maximum));

    public static ExecutionError NegativePage(int requested, string coordinate) =>
        Field("HC0079", "The requested number of items must not be negative.", ("coordinate", coordinate), ("requestedItems", requested), ("minAllowedItems", 0));

    /// <summary>Says the same for another tenant's cursor, another field's, another sort's and a changed byte: the difference would be an oracle.</summary>
    public static ExecutionError BadCursor(string argument, string cursor) =>
        Field("HC0078", "The cursor specified in the `" + argument + "` argument has an invalid format.", ("argument", argument), ("cursor", cursor));

    public static ExecutionError TooManyNodes(int requested, int maximum) =>
        Field("HC0076", $"The maximum number of nodes that can be fetched at once is {maximum}. This selection tried to fetch {requested} nodes that exceeded the maximum allowed amount.", ("requestedNodes", requested), ("maxAllowedNodes", maximum));

    public static ValidationError BothBoundaries(in FieldArgumentsValidationContext context) =>
        Operation(context, "HC0082", "Exactly one slicing argument must be defined: use either `first` or `last`.");

    public static ValidationError TooComplex(in FieldArgumentsValidationContext context, string rule, int limit, int actual) =>
        Operation(context, "DOCUMENT_TOO_COMPLEX", "The filter is too complex.", ("rule", rule), ("limit", limit), ("actual", actual));

    public static ValidationError BadId(in FieldArgumentsValidationContext context) => Operation(context, "HC0016", "The ID has an invalid format or is of another type.");

    private static ExecutionError Field(string code, string message, params (string Key, object? Value)[] extensions) => With(new ExecutionError(message), code, extensions);

    private static ValidationError Operation(in FieldArgumentsValidationContext context, string code, string message, params (string Key, object? Value)[] extensions) =>
        With(new ValidationError(context.ValidationContext.Document.Source, number: null, message, context.FieldAst), code, extensions);

    private static T With<T>(T error, string code, (string Key, object? Value)[] extensions) where T : ExecutionError
    {
        error.Code = code;

        if (extensions is [_, ..])
            error.Extensions = extensions.ToDictionary(it => it.Key, it => it.Value);

        return error;
    }
}
