namespace OrderCloud.Platform.Graph.Security;

/// <summary>
/// Recognises the grammar of executable documents in one pass without building anything, so that the parser only ever sees what
/// it accepts. https://spec.graphql.org/October2021/#sec-Appendix-Grammar-Summary
/// </summary>
internal ref partial struct DocumentSyntax
{
    private readonly GuardLimits limits;
    private DocumentLexer lexer;
    private int depth;

    private DocumentSyntax(ReadOnlySpan<char> text, GuardLimits limits)
    {
        this.limits = limits;
        lexer = new(text, limits);
    }

    /// <summary>True when comments must be blanked before the parser reads the text.</summary>
    /// <exception cref="RequestRefusal">Not a document, or one that is too long or too deep.</exception>
    public static bool Check(ReadOnlySpan<char> text, GuardLimits limits)
    {
        var syntax = new DocumentSyntax(text, limits);
        syntax.Document();

        return syntax.lexer.HasEscapesInComments;
    }

    private void Document()
    {
        lexer.Next();

        do
            Definition();
        while (lexer.Kind is not TokenKind.End);
    }

    private void Definition()
    {
        if (lexer.Is('{'))
            SelectionSet();
        else if (lexer.Is("fragment"))
            Fragment();
        else if (lexer.Is("query") || lexer.Is("mutation") || lexer.Is("subscription"))
            Operation();
        else
            throw lexer.Unexpected("an operation or a fragment");
    }

    private void Operation()
    {
        lexer.Next();

        if (lexer.Kind is TokenKind.Name)
            lexer.Next();

        if (Take('('))
        {
            do
                VariableDefinition();
            while (!Take(')'));
        }

        Directives(constant: false);
        SelectionSet();
    }

    private void Fragment()
    {
        lexer.Next();

        if (lexer.Is("on"))
            throw lexer.Unexpected("the fragment's name");

        Name();
        TypeCondition();
        Directives(constant: false);
        SelectionSet();
    }

    private void SelectionSet()
    {
        if (!lexer.Is('{'))
            throw lexer.Unexpected("'{'");

        Enter();

        do
            Selection();
        while (!lexer.Is('}'));

        Leave('}');
    }

    private void Selection()
    {
        if (lexer.Kind is not TokenKind.Spread)
        {
            Field();

            return;
        }

        lexer.Next();

        if (lexer.Kind is TokenKind.Name && !lexer.Is("on"))
        {
            lexer.Next();
            Directives(constant: false);

            return;
        }

        if (lexer.Is("on"))
            TypeCondition();

        Directives(constant: false);
        SelectionSet();
    }

    private void Field()
    {
        Name();

        if (Take(':'))
            Name();

        Arguments(constant: false);
        Directives(constant: false);

        if (lexer.Is('{'))
            SelectionSet();
    }

    private void TypeCondition()
    {
        if (!lexer.Is("on"))
            throw lexer.Unexpected("'on'");

        lexer.Next();
        Name();
    }
}
