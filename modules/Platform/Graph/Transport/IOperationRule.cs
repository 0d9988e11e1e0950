using GraphQL.Validation;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// A rule that looks at the operation, not only at its text: at its caller, its variables, its cost. It runs on every request, also
/// where the text was validated before. Refuse through <see cref="ValidationContext.ReportError"/> with a code of <see cref="ErrorCodes"/>:
/// AUTH_NOT_AUTHENTICATED and AUTH_NOT_AUTHORIZED are answered 401 and 403 and silence every other error.
/// The order of rules is that of their registration.
/// </summary>
public interface IOperationRule : IValidationRule;
