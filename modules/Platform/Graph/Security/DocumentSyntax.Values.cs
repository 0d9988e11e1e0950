namespace OrderCloud.Platform.Graph.Security;

internal ref partial struct DocumentSyntax
{
    private void VariableDefinition()
    {
        Expect('$');
        Name();
        Expect(':');
        Type();

        if (Take('='))
            Value(constant: true);

        Directives(constant: true);
    }

    private void Type()
    {
        if (lexer.Is('['))
        {
            Enter();
            Type();
            Leave(']');
        }
        else
            Name();

        Take('!');
    }

    private void Directives(bool constant)
    {
        while (Take('@'))
        {
            Name();
            Arguments(constant);
        }
    }

    private void Arguments(bool constant)
    {
        if (!Take('('))
            return;

        do
            NamedValue(constant);
        while (!Take(')'));
    }

    private void NamedValue(bool constant)
    {
        Name();
        Expect(':');
        Value(constant);
    }

    private void Value(bool constant)
    {
        if (lexer.Kind is TokenKind.Name or TokenKind.Number or TokenKind.String)
            lexer.Next();
        else if (!constant && Take('$'))
            Name();
        else if (lexer.Is('['))
        {
            Enter();

            while (!lexer.Is(']'))
                Value(constant);

            Leave(']');
        }
        else if (lexer.Is('{'))
        {
            Enter();

            while (!lexer.Is('}'))
                NamedValue(constant);

            Leave('}');
        }
        else
            throw lexer.Unexpected("a value");
    }

    private void Enter()
    {
        if (++depth > limits.ParserDepth)
            throw lexer.Fault(lexer.Start, $"The document is nested deeper than {limits.ParserDepth} levels.");

        lexer.Next();
    }

    private void Leave(char close)
    {
        Expect(close);
        depth--;
    }

    private void Name()
    {
        if (lexer.Kind is not TokenKind.Name)
            throw lexer.Unexpected("a name");

        lexer.Next();
    }

    private void Expect(char punctuator)
    {
        if (!Take(punctuator))
            throw lexer.Unexpected($"'{punctuator}'");
    }

    private bool Take(char punctuator)
    {
        if (!lexer.Is(punctuator))
            return false;

        lexer.Next();

        return true;
    }
}
