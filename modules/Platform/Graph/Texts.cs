using GraphQL;

namespace OrderCloud.Platform.Graph;

/// <summary>Says a <see cref="Text"/> in the caller's language.</summary>
public static class Texts
{
    public static string Say(Text text, IResolveFieldContext context) => text.ToString();
}
