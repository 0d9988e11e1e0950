using GraphQL;
using GraphQL.Validation;
using GraphQL.Validation.Errors;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>The message of an error for its reader: no suggestions outside Development, and to strangers no name that they didn't write themselves.</summary>
internal static class ErrorTexts
{
    // Engine messages repeat values and list every fault; a few are enough to find one's mistake.
    private const int MaxLength = 400;

    public static string Of(ExecutionError error, string code, ErrorView view)
    {
        if (code == ErrorCodes.NullForNonNull && error is not ValidationError)
            return "Cannot return null for a non-null field.";

        if (code == ErrorCodes.TimeOut)
            return "The operation took too long and was stopped.";

        var text = view.Schema || !IsEngines(error) ? error.Message : Hidden((ValidationError)error);

        return Shorten(view.Detail ? text : WithoutInternals(WithoutSuggestion(text)));
    }

    private static bool IsEngines(ExecutionError error) => error is ValidationError && !ErrorCodes.IsOurs(error.Code);

    private static string Hidden(ValidationError error) => (error, error.Nodes.FirstOrDefault()) switch
    {
        (FieldsOnCorrectTypeError, GraphQLField field) => $"The field '{field.Name}' does not exist.",
        (KnownArgumentNamesError, GraphQLArgument argument) => $"The argument '{argument.Name}' does not exist.",
        (KnownTypeNamesError, GraphQLNamedType type) => $"The type '{type.Name}' does not exist.",
        (KnownDirectivesError, GraphQLDirective directive) => $"The directive '{directive.Name}' does not exist.",
        (ScalarLeafsError, _) => "This field takes a selection of fields, or takes none.",
        (ArgumentsOfCorrectTypeError, GraphQLArgument argument) => $"The argument '{argument.Name}' has an invalid value.",
        (ProvidedNonNullArgumentsError, _) => "A required argument is missing.",
        (InvalidVariableError, GraphQLVariableDefinition variable) => $"The variable '${variable.Variable.Name}' has an invalid value.",
        (InvalidLiteralError or InvalidValueError or DefaultValuesOfCorrectTypeError, _) => "This value is invalid here.",
        (LoneAnonymousOperationError or UniqueOperationNamesError or UniqueFragmentNamesError or UniqueVariableNamesError or UniqueArgumentNamesError
            or UniqueInputFieldNamesError or UniqueDirectivesPerLocationError or NoUnusedFragmentsError or NoUnusedVariablesError or NoUndefinedVariablesError
            or KnownFragmentNamesError or NoFragmentCyclesError or SingleRootFieldSubscriptionsError, _) => error.Message,
        _ => "This part of the document is not valid.",
    };

    private static string WithoutSuggestion(string text) => text.IndexOf(" Did you mean ", StringComparison.Ordinal) is var at and >= 0 ? text[..at] : text;

    // A parser of values may put an exception's text into the message.
    private static string WithoutInternals(string text) => text.Contains("System.", StringComparison.Ordinal) ? "This value is invalid here." : text;

    private static string Shorten(string text) => text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength)}…";
}
