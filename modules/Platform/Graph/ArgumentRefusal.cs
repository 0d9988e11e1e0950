using GraphQL;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph;

/// <summary>An argument of a query is out of range. A query has no payload to say so in: it is a field error, in the caller's language.</summary>
public sealed class ArgumentRefusal : ExecutionError
{
    private readonly Text why;

    public ArgumentRefusal(Text why) : this(why, why.ToString())
    {
    }

    private ArgumentRefusal(Text why, string said) : base(said) => (this.why, Code) = (why, ErrorCodes.InputInvalid);

    internal ArgumentRefusal SaidTo(IResolveFieldContext context) => new(why, Texts.Say(why, context));
}
