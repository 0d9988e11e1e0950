using System.Text;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>
/// Turns text into a document, or refuses it: size, tokens, grammar, then one pass over the selections. Nothing here is slower than
/// linear in the text; the engine's validation, which is not, only sees what passed.
/// </summary>
internal sealed class DocumentGuard(GuardLimits limits, GuessableFields guessable) : IDocumentBuilder
{
    /// <exception cref="RequestRefusal">With the limit that was broken.</exception>
    public GraphQLDocument Build(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > limits.DocumentBytes)
            throw new RequestRefusal(ErrorCodes.TooLarge, $"The document is longer than {limits.DocumentBytes} bytes.", StatusCodes.Status413PayloadTooLarge);

        var document = Parse(text);
        Inspect(document);

        return document;
    }

    private GraphQLDocument Parse(string text)
    {
        var readable = DocumentSyntax.Check(text, limits) ? CommentBlanks.Of(text) : text;

        try
        {
            // The grammar pass held the depth; the parser counts several levels for each of ours.
            var document = Parser.Parse(readable, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = 8 * limits.ParserDepth });
            document.Source = text;

            return document;
        }
        catch (GraphQLParserException fault)
        {
            var refusal = new RequestRefusal(ErrorCodes.Syntax, fault.Description);
            refusal.AddLocation(fault.Location);

            throw refusal;
        }
    }

    private void Inspect(GraphQLDocument document)
    {
        Count("fragments", ErrorCodes.MergeBudget, limits.Fragments, document.Definitions.Count(definition => definition is GraphQLFragmentDefinition));
        Count("operations", ErrorCodes.DocumentTooComplex, limits.Operations, document.Definitions.Count(definition => definition is GraphQLOperationDefinition));

        var fragments = new FragmentIndex(document);
        var pass = new SelectionPass(limits, fragments);

        foreach (var definition in document.Definitions)
            Inspect(definition, pass, fragments);

        var merge = new MergeCost(fragments);
        var comparisons = document.Definitions.OfType<GraphQLExecutableDefinition>().Sum(definition => merge.Of(definition.SelectionSet));
        Count("comparisons", ErrorCodes.MergeBudget, limits.Comparisons, (int)Math.Min(comparisons, int.MaxValue));
    }

    private void Inspect(ASTNode definition, SelectionPass pass, FragmentIndex fragments)
    {
        Count("directives", ErrorCodes.Syntax, limits.Directives, (definition as IHasDirectivesNode)?.Directives?.Count ?? 0);

        if (definition is GraphQLFragmentDefinition fragment)
            pass.Visit(fragment);

        if (definition is not GraphQLOperationDefinition operation)
            return;

        Count("variables", ErrorCodes.DocumentTooComplex, limits.Variables, operation.Variables?.Count ?? 0);

        foreach (var variable in operation.Variables?.Items ?? [])
            Count("directives", ErrorCodes.Syntax, limits.Directives, variable.Directives?.Count ?? 0);

        Count("depth", ErrorCodes.DocumentTooComplex, limits.Depth, pass.Visit(operation.SelectionSet).Depth);

        if (operation.Operation is OperationType.Mutation)
            new MutationRoots(limits, fragments, guessable).Check(operation.SelectionSet);
    }

    private static void Count(string rule, string code, int limit, int actual)
    {
        if (actual > limit)
            throw RequestRefusal.TooMuch(code, rule, limit, actual);
    }
}
