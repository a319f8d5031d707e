using System.Net.Sockets;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Stands between the bot and a server, and can cut a connection when the server has answered and nobody has heard it.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private const string Name = ".s.PGSQL.5432";

    private readonly string _server;
    private readonly Socket _door = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _work;
    private volatile byte[]? _sign;
    private volatile bool _hasCut;

    public CuttingProxy(string serverFolder)
    {
        _server = Path.Combine(serverFolder, Name);
        _door.Bind(new UnixDomainSocketEndPoint(Path.Combine(Folder, Name)));
        _door.Listen();
        _work = AcceptAsync();
    }

    /// <summary>What the bot is told as the place of the server.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("coach-px-").FullName;

    public bool HasCut => _hasCut;

    /// <param name="sign">What the next request to be cut off holds.</param>
    public void CutAnswerTo(byte[] sign) => _sign = sign;

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _door.Dispose();
        await _work;
        _closed.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await _door.AcceptAsync(_closed.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var there = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            var isCut = new StrongBox();
            try
            {
                await there.ConnectAsync(new UnixDomainSocketEndPoint(_server), _closed.Token);
                await Task.WhenAny(
                    PassAsync(client, there, bytes =>
                    {
                        if (_sign is { } sign && bytes.Span.IndexOf(sign) >= 0) (isCut.Value, _sign) = (true, null);
                        return true;
                    }),
                    // The server speaks when it has committed.
                    PassAsync(there, client, _ => !isCut.Value));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException)
            {
                // Either side is gone, and so is the other then.
            }

            if (isCut.Value) _hasCut = true;
        }
    }

    private async Task PassAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> mayPass)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _closed.Token) is var count and > 0)
        {
            if (!mayPass(buffer.AsMemory(0, count))) return;
            for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _closed.Token);
        }
    }

    private sealed class StrongBox
    {
        public volatile bool Value;
    }
}
