using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>Mutations whose secret could be guessed (words of carts, known addresses) and those that move money: a request holds one of them at most.</summary>
internal sealed class GuessableFields(IServiceProvider services)
{
    private readonly Lazy<HashSet<string>> names = new(() =>
        services.GetService<ISchema>()?.Mutation?.Fields.Where(field => field.IsGuessable).Select(field => field.Name).ToHashSet() ?? []);

    public bool Contains(string field) => names.Value.Contains(field);
}

/// <summary>The mark itself, kept on the field.</summary>
public static class GuessableMark
{
    private const string Key = "guessable";

    extension(FieldType mutation)
    {
        public bool IsGuessable => mutation.Metadata.ContainsKey(Key);

        /// <summary>Says that each run of this mutation is a guess at a secret, so that aliases can't multiply the tries of a request.</summary>
        public FieldType MarkGuessable()
        {
            mutation.Metadata[Key] = true;

            return mutation;
        }
    }
}
