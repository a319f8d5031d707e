using System.Diagnostics;
using Benchmarks.Load;

namespace Benchmarks.Soak;

/// <summary>Somebody who lives the story over and over. Their turns come one after the other; one that must wait for the one before was due all the same.</summary>
internal sealed class Person(int number, Uri bot, string token) : IDisposable
{
    private static int _stories;

    private readonly Exchange[] _story = SoakStory.Of(number, token);
    private readonly MemoryStream _heard = new();
    private Connection? _connection;
    private Task _last = Task.CompletedTask;
    private int _place;
    private int _lived;
    private int _turns;

    public string Conversation { get; } = SoakStory.ConversationOf(number);

    /// <summary>What the bot says to them.</summary>
    public void Hear(ReadOnlySpan<byte> body)
    {
        lock (_heard) _heard.Write(body);
    }

    /// <param name="due">By the clock of <see cref="Stopwatch"/>.</param>
    public Task<Turn> BeginAsync(long due)
    {
        var turn = TakeAsync(_last, due);
        _last = turn;
        return turn;
    }

    public void Dispose() => _connection?.Dispose();

    private async Task<Turn> TakeAsync(Task last, long due)
    {
        await last;
        if (_place == 0) _lived = Interlocked.Increment(ref _stories);
        var exchange = _story[_place];
        try
        {
            lock (_heard) _heard.SetLength(0);
            _connection ??= await Connection.OpenAsync(bot);
            var answer = await _connection.AskAsync(exchange.Request(_lived, _turns++));
            var taken = Stopwatch.GetElapsedTime(due);
            lock (_heard) exchange.Check(answer.Status is 200 ? new Answer(200, _heard.GetBuffer().AsMemory(0, (int)_heard.Length)) : answer, _lived);
            _place = (_place + 1) % _story.Length;
            return new Turn(taken, null);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or System.Net.Sockets.SocketException)
        {
            // What follows in the story would be wrong too.
            _place = 0;
            _connection?.Dispose();
            _connection = null;
            return new Turn(Stopwatch.GetElapsedTime(due), error.Message);
        }
    }
}

/// <param name="Taken">From when it was due.</param>
/// <param name="Fault"><see langword="null"/> when the answer was right.</param>
internal readonly record struct Turn(TimeSpan Taken, string? Fault);
