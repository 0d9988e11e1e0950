namespace OrderCloud.Platform.Graph;

/// <summary>A refusal the client can act on; shown in the payload, never thrown.</summary>
/// <param name="Code">NOUN_STATE; added to, never renamed.</param>
/// <param name="Message">What is wrong and what to do about it, for people.</param>
/// <param name="Field">Path into the arguments, e.g. <c>input, lines, 3, quantity</c>; empty when no single field is at fault.</param>
public abstract record Error(string Code, Text Message, params string[] Field);

/// <summary>A value of the input is missing, out of range or malformed. The message says which, and what is accepted.</summary>
public sealed record InvalidInputError(Text Message, params string[] Field) : Error("INPUT_INVALID", Message, Field);

/// <summary>The idempotency key can't be used for this call.</summary>
/// <param name="Retryable">True: send the same key again; false: use a new key.</param>
public sealed record IdempotencyError(string Code, Text Message, bool Retryable) : Error(Code, Message)
{
    public static IdempotencyError ParameterMismatch { get; } = new("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", "This key was used with other arguments. Use a new key.", Retryable: false);

    public static IdempotencyError ConcurrentRequest { get; } = new("IDEMPOTENCY_CONCURRENT_REQUEST", "A call with this key is still running. Send it again with the same key.", Retryable: true);
}

/// <summary>Marks an error that refuses to give somebody what the caller lacks: such tries are counted for the operator.</summary>
public interface IRefusesGrant;
