using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>Counts a mutation's root fields with fragments followed: each is a transaction, and a guessable one is a guess.</summary>
internal sealed class MutationRoots(GuardLimits limits, FragmentIndex fragments, GuessableFields guessable)
{
    private int all;
    private int guesses;

    /// <exception cref="RequestRefusal">Too many of either.</exception>
    public void Check(GraphQLSelectionSet set)
    {
        foreach (var field in fragments.FieldsOf(set))
            Count(field);
    }

    private void Count(GraphQLField field)
    {
        if (++all > limits.MutationFields)
            throw RequestRefusal.TooMuch(ErrorCodes.DocumentTooComplex, "mutationFields", limits.MutationFields, all);

        if (guessable.Contains(field.Name.StringValue) && ++guesses > limits.GuessableFields)
            throw RequestRefusal.TooMuch(ErrorCodes.DocumentTooComplex, "guessableFields", limits.GuessableFields, guesses);
    }
}
