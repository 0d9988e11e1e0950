namespace OrderCloud.Platform.Graph.Data;

/// <summary>Stands where a permission would: said aloud, so that a forgotten permission never makes a type public.</summary>
public enum Audience
{
    /// <summary>Whoever asks, signed in or not.</summary>
    Anybody,
}
