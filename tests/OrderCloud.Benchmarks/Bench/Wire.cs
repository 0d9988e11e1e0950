using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>
/// One request, sent again and again over a connection by hand. The load runs on the server's own cores: what a whole HTTP client does there
/// empties the server's caches, and would be measured as the server's.
/// </summary>
internal sealed class Wire : IDisposable
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] request, answer = new byte[256 << 10];

    public Wire(Uri host, byte[] request)
    {
        this.request = request;
        socket.Connect(host.Host, host.Port);
    }

    /// <exception cref="InvalidOperationException">The answer isn't 200, or ends early.</exception>
    public void Ask()
    {
        for (var sent = 0; sent < request.Length;)
            sent += socket.Send(request.AsSpan(sent));

        for (var read = 0; !IsWhole(answer.AsSpan(0, read));)
            read += socket.Receive(answer.AsSpan(read)) is > 0 and var more ? more : throw new InvalidOperationException("The answer ended early.");
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        if (answer.IndexOf(HeadEnd) is not (> 0 and var end))
            return false;

        var head = Encoding.ASCII.GetString(answer[..end]);

        if (!head.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
            throw new InvalidOperationException($"This is not the answer: {head}");

        const string length = "Content-Length: ";

        return head.IndexOf(length, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? answer.Length == end + HeadEnd.Length + int.Parse(head.AsSpan(at + length.Length) is var rest && rest.IndexOf('\r') is >= 0 and var line ? rest[..line] : rest, NumberStyles.None, CultureInfo.InvariantCulture)
            : answer.EndsWith(LastChunk);
    }
}
