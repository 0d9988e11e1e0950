namespace OrderCloud.Platform.Graph.Data;

/// <summary>The keys that seal cursors: new cursors use the current one, the previous one still opens those given out before the change.</summary>
/// <param name="Current">32 bytes.</param>
/// <param name="Previous">32 bytes; null once a day has passed since the change.</param>
public sealed record CursorKeys(ReadOnlyMemory<byte> Current, ReadOnlyMemory<byte>? Previous = null);
