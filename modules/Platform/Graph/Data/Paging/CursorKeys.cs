namespace OrderCloud.Platform.Graph.Data;

/// <summary>The keys that seal cursors: new cursors use the current one, the others still open those given out before the change.</summary>
/// <param name="Current">32 bytes.</param>
/// <param name="Others">Of 32 bytes each.</param>
public sealed record CursorKeys(ReadOnlyMemory<byte> Current, params IReadOnlyList<ReadOnlyMemory<byte>> Others);
