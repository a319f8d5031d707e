using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Load;

/// <summary>
/// One kept-alive connection, one request at a time, and no more of HTTP than Kestrel answers with: whoever asks shares the
/// processors with whoever answers, so asking must cost next to nothing.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];

    public static async Task<Connection> OpenAsync(Uri address)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return connection;
    }

    public async ValueTask<Answer> AskAsync(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;) sent += await _socket.SendAsync(request[sent..]);

        for (var received = 0; ;)
        {
            if (received == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(received));
            if (read == 0) throw new IOException("The server has closed the connection.");
            received += read;
            if (Whole(_buffer.AsMemory(0, received)) is { } answer) return answer;
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <returns><see langword="null"/> while something is missing.</returns>
    private static Answer? Whole(ReadOnlyMemory<byte> received)
    {
        var text = received.Span;
        var end = text.IndexOf("\r\n\r\n"u8);
        if (end < 0 || !Utf8Parser.TryParse(text["HTTP/1.1 ".Length..], out int status, out _)) return null;

        var headers = text[..end];
        var body = received[(end + 4)..];
        var length = headers.IndexOf("Content-Length: "u8);
        if (length < 0) return body.Span.EndsWith("0\r\n\r\n"u8) ? new Answer(status, body) : null;

        return Utf8Parser.TryParse(headers[(length + "Content-Length: ".Length)..], out int expected, out _) && body.Length >= expected
            ? new Answer(status, body[..expected])
            : null;
    }
}
