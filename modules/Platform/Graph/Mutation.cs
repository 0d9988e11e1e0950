using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph;

/// <summary>A use case that changes something: one class, one file, one field of the schema. Never calls SaveChanges; the pipeline saves and commits.</summary>
public interface IMutation
{
    internal Task<IOutcome> RunAsync(object input, CancellationToken ct);
}

/// <summary>A mutation that makes a tenant: it runs as the tenant it is about to make, whose id is drawn before anything is written.</summary>
public interface ICreatesTenant : IPublic;

/// <summary>A mutation that moves money: its idempotency keys are kept for a week, others' for a day, and a request holds one at most.</summary>
public interface IMovesMoney;

/// <summary>A mutation each run of which tries a secret, or whether an address is known: a request holds one at most.</summary>
public interface IGuessable;

/// <summary>How a mutation ended: a result, or refusals and nothing written.</summary>
internal interface IOutcome
{
    object? Result { get; }

    IReadOnlyList<Error>? Errors { get; }
}

/// <summary>What a mutation returns: converts from its result, from the errors it declares, and from bad input; from nothing else.</summary>
public abstract class OutcomeOf<TResult> : IOutcome where TResult : class
{
    internal OutcomeOf(TResult result) => Result = result;

    internal OutcomeOf(params IReadOnlyList<Error> errors) => Errors = errors is [_, ..] ? errors : throw new ArgumentException("A refusal needs a reason.", nameof(errors));

    public TResult? Result { get; }

    public IReadOnlyList<Error>? Errors { get; }

    object? IOutcome.Result => Result;
}

/// <summary>Everything that is wrong with an input, told at once.</summary>
public sealed class Problems
{
    private readonly List<InvalidInputError> found = [];

    public bool Any => found.Count > 0;

    public IReadOnlyList<InvalidInputError> Found => found;

    /// <param name="field">Path into the input, without the leading <c>input</c>.</param>
    public Problems Require(bool holds, Text otherwise, params string[] field)
    {
        if (!holds)
            found.Add(new InvalidInputError(otherwise, ["input", .. field]));

        return this;
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult> : IMutation where TInput : class where TResult : class
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1> : IMutation where TInput : class where TResult : class where E1 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2, E3> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error where E3 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
        public static implicit operator Outcome(E3 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2, E3, E4> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error where E3 : Error where E4 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
        public static implicit operator Outcome(E3 error) => new(error);
        public static implicit operator Outcome(E4 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2, E3, E4, E5> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error where E3 : Error where E4 : Error where E5 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
        public static implicit operator Outcome(E3 error) => new(error);
        public static implicit operator Outcome(E4 error) => new(error);
        public static implicit operator Outcome(E5 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2, E3, E4, E5, E6> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error where E3 : Error where E4 : Error where E5 : Error where E6 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
        public static implicit operator Outcome(E3 error) => new(error);
        public static implicit operator Outcome(E4 error) => new(error);
        public static implicit operator Outcome(E5 error) => new(error);
        public static implicit operator Outcome(E6 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2, E3, E4, E5, E6, E7> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error where E3 : Error where E4 : Error where E5 : Error where E6 : Error where E7 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
        public static implicit operator Outcome(E3 error) => new(error);
        public static implicit operator Outcome(E4 error) => new(error);
        public static implicit operator Outcome(E5 error) => new(error);
        public static implicit operator Outcome(E6 error) => new(error);
        public static implicit operator Outcome(E7 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2, E3, E4, E5, E6, E7, E8> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error where E3 : Error where E4 : Error where E5 : Error where E6 : Error where E7 : Error where E8 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
        public static implicit operator Outcome(E3 error) => new(error);
        public static implicit operator Outcome(E4 error) => new(error);
        public static implicit operator Outcome(E5 error) => new(error);
        public static implicit operator Outcome(E6 error) => new(error);
        public static implicit operator Outcome(E7 error) => new(error);
        public static implicit operator Outcome(E8 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2, E3, E4, E5, E6, E7, E8, E9> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error where E3 : Error where E4 : Error where E5 : Error where E6 : Error where E7 : Error where E8 : Error where E9 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
        public static implicit operator Outcome(E3 error) => new(error);
        public static implicit operator Outcome(E4 error) => new(error);
        public static implicit operator Outcome(E5 error) => new(error);
        public static implicit operator Outcome(E6 error) => new(error);
        public static implicit operator Outcome(E7 error) => new(error);
        public static implicit operator Outcome(E8 error) => new(error);
        public static implicit operator Outcome(E9 error) => new(error);
    }
}

/// <inheritdoc cref="IMutation"/>
public abstract class Mutation<TInput, TResult, E1, E2, E3, E4, E5, E6, E7, E8, E9, E10> : IMutation where TInput : class where TResult : class where E1 : Error where E2 : Error where E3 : Error where E4 : Error where E5 : Error where E6 : Error where E7 : Error where E8 : Error where E9 : Error where E10 : Error
{
    public abstract Task<Outcome> HandleAsync(TInput input, CancellationToken ct);

    async Task<IOutcome> IMutation.RunAsync(object input, CancellationToken ct) => await HandleAsync((TInput)input, ct);

    /// <inheritdoc cref="OutcomeOf{TResult}"/>
    public sealed class Outcome : OutcomeOf<TResult>
    {
        private Outcome(TResult result) : base(result) { }

        private Outcome(params IReadOnlyList<Error> errors) : base(errors) { }

        public static implicit operator Outcome(TResult result) => new(result);
        public static implicit operator Outcome(InvalidInputError error) => new(error);
        public static implicit operator Outcome(Problems problems) => new(problems.Found);
        public static implicit operator Outcome(E1 error) => new(error);
        public static implicit operator Outcome(E2 error) => new(error);
        public static implicit operator Outcome(E3 error) => new(error);
        public static implicit operator Outcome(E4 error) => new(error);
        public static implicit operator Outcome(E5 error) => new(error);
        public static implicit operator Outcome(E6 error) => new(error);
        public static implicit operator Outcome(E7 error) => new(error);
        public static implicit operator Outcome(E8 error) => new(error);
        public static implicit operator Outcome(E9 error) => new(error);
        public static implicit operator Outcome(E10 error) => new(error);
    }
}
