using System.Collections;
using GraphQL.Validation;

namespace OrderCloud.Platform.Graph.Transport.Known;

/// <summary>The rules of a run whose document is known: tells the validator what it needn't do again.</summary>
internal sealed class KnownRules(IReadOnlyList<IValidationRule> rules, KnownOperation operation) : IEnumerable<IValidationRule>
{
    public IReadOnlyList<IValidationRule> Rules => rules;

    public KnownOperation Operation => operation;

    public IEnumerator<IValidationRule> GetEnumerator() => rules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
