using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Errors;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Gives each error exactly one <c>code</c> of ours, and a message fit for its reader; nothing of the engine's own shows.</summary>
internal sealed class ErrorMapper : IErrorInfoProvider
{
    private const string Unexpected = "Unexpected Execution Error";

    /// <summary>For whoever serializes errors past this endpoint: the narrowest view.</summary>
    public ErrorInfo GetInfo(ExecutionError executionError) => Map(executionError, default);

    public static ErrorInfo Map(ExecutionError error, ErrorView view)
    {
        var code = CodeOf(error);
        var extensions = new Dictionary<string, object?> { ["code"] = code };

        if (code == ErrorCodes.Internal)
        {
            extensions["requestId"] = view.RequestId;

            if (view.Detail)
                extensions["detail"] = (error.InnerException ?? error).ToString();

            return new ErrorInfo { Message = Unexpected, Extensions = extensions };
        }

        foreach (var (key, value) in error.Extensions ?? [])
            extensions.TryAdd(key, value);

        return new ErrorInfo { Message = ErrorTexts.Of(error, code, view), Extensions = extensions };
    }

    /// <summary>An unknown error is our fault, not the caller's.</summary>
    public static string CodeOf(ExecutionError error) => error switch
    {
        UnhandledError fault => IsNullForNonNull(fault) ? ErrorCodes.NullForNonNull : ErrorCodes.Internal,
        { Code: { } code } when ErrorCodes.IsOurs(code) => code,
        { InnerException: ExecutionError { Code: { } code } } when ErrorCodes.IsOurs(code) => code,
        TimeoutError => ErrorCodes.TimeOut,
        SyntaxError => ErrorCodes.Syntax,
        QueryMissingError => ErrorCodes.NoDocument,
        ArgumentsOfCorrectTypeError => error.Message.EndsWith("found null.", StringComparison.Ordinal) ? ErrorCodes.NullForNonNull : ErrorCodes.WrongValue,
        InvalidVariableError => error.Message.EndsWith("non-null variable.", StringComparison.Ordinal) ? ErrorCodes.NullForNonNull : ErrorCodes.WrongValue,
        InvalidLiteralError or InvalidValueError or DefaultValuesOfCorrectTypeError => ErrorCodes.WrongValue,
        DocumentError or RequestError => ErrorCodes.ValidationFailed,
        _ => ErrorCodes.Internal,
    };

    private static bool IsNullForNonNull(UnhandledError fault) =>
        fault.InnerException is InvalidOperationException { Message: var message }
        && (message.StartsWith("Cannot return null for a non-null type", StringComparison.Ordinal) || message.StartsWith("Cannot return a null member within a non-null list", StringComparison.Ordinal));
}
