using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using ConversationCoach.Bot.Telemetry;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.Options;
using Microsoft.Rest;

namespace ConversationCoach.Bot.Outbox;

/// <summary>Sends what waits in the outbox. Any number of instances may do so at once; what one of them leaves undone another takes up.</summary>
internal sealed partial class Dispatcher(
    IOutbox outbox, IEnumerable<IMessageMaker> makers, ProactiveSender sender, Permits permits, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<Dispatcher> logger) : BackgroundService
{
    private const int MostAtOnce = 24;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2), AfterTrouble = TimeSpan.FromSeconds(5), UntilMarkedAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, IMessageMaker> _makers = makers.SelectMany(maker => maker.Kinds.Select(kind => (kind, maker))).ToDictionary(StringComparer.Ordinal);

    // When the host stops, what still waits for leave is put off, and only what is on its way is waited for.
    private CancellationToken _stopping;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        var underWay = new HashSet<Task>();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var claimed = await ClaimAsync(MostAtOnce - underWay.Count, stoppingToken);
                foreach (var message in claimed) underWay.Add(Task.Run(() => DeliverAsync(message), CancellationToken.None));

                if (claimed.IsEmpty || underWay.Count == MostAtOnce) await Task.WhenAny([.. underWay, Task.Delay(Idle, clock, stoppingToken)]);
                underWay.RemoveWhere(task => task.IsCompleted);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was not begun stays for another.
        }

        await Task.WhenAll(underWay);
    }

    /// <summary>Sends what is due now, at most one message to each person, and comes back.</summary>
    /// <param name="stopping">Ends the waiting for leave.</param>
    internal async Task DeliverDueAsync(CancellationToken stopping)
    {
        _stopping = stopping;
        await Task.WhenAll((await ClaimAsync(MostAtOnce, stopping)).Select(DeliverAsync));
    }

    private async Task<ImmutableArray<ClaimedMessage>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        if (most == 0) return [];
        try
        {
            return await outbox.ClaimAsync(most, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever it is: it shall not end the sending, and with it the whole host.
            Log.NotClaimed(logger, error.GetType().Name);
            await Task.Delay(AfterTrouble, clock, cancellationToken);
            return [];
        }
    }

    // Never fails: what goes wrong here is looked at again when the lease has ended.
    private async Task DeliverAsync(ClaimedMessage message)
    {
        try
        {
            if (message.Until <= clock.GetUtcNow()) await GiveUpAsync(message, GiveUpReason.TooLate);
            else if (message.Contact is not { } contact) await GiveUpAsync(message, GiveUpReason.NotFound);
            else await DeliverAsync(message, contact);
        }
        catch (Exception error)
        {
            Log.LeftUndone(logger, message.Id, error.GetType().Name);
            Measures.Delivered(message.Kind, "left-undone", error.GetType().Name);
        }
    }

    private async Task DeliverAsync(ClaimedMessage message, Contact contact)
    {
        switch (await MakeAsync(message))
        {
            case Made.Pointless:
                await outbox.DropAsync(message, CancellationToken.None);
                Measures.Delivered(message.Kind, "dropped");
                break;
            case Made.NotYet(var until):
                await outbox.PutOffAsync(message, until, conversationIsGone: false, CancellationToken.None);
                Measures.Delivered(message.Kind, "not-yet");
                break;
            case Made.Ready(var say):
                await SendAsync(message, contact, say);
                break;
        }
    }

    private async Task<Made> MakeAsync(ClaimedMessage message)
    {
        if (_makers.TryGetValue(message.Kind, out var maker)) return await maker.MakeAsync(message, CancellationToken.None);
        Log.NobodyMakes(logger, message.Kind);
        return new Made.Pointless();
    }

    private async Task SendAsync(ClaimedMessage message, Contact contact, Func<Microsoft.Bot.Builder.ITurnContext, CancellationToken, Task> say)
    {
        try
        {
            var conversation = "";
            await OutgoingHandler.SendingAsync(new Outgoing(permits, options.Value, token => outbox.HoldsAsync(message, token)), async () => conversation = await sender.SayAsync(contact, say, CancellationToken.None), _stopping);
            if (!await MarkSentAsync(message, conversation)) Log.LeaseEnded(logger, message.Id);
            Measures.Delivered(message.Kind, "sent");
        }
        catch (NotHeldException)
        {
            Measures.Delivered(message.Kind, "dropped");
            Log.NotHeld(logger, message.Id);
        }
        catch (ChannelRefusedException refusal)
        {
            await RefusedAsync(message, contact, refusal);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or RestException)
        {
            Log.Failed(logger, message.Id, message.Attempt, error.GetType().Name);
            await PutOffAsync(message, error.GetType().Name, asked: null);
        }
    }

    // The channel has it. While the storage is away nobody else can take it up either, and whoever writes first when it is back has it.
    private async Task<bool> MarkSentAsync(ClaimedMessage message, string conversation)
    {
        while (true)
        {
            try
            {
                return await outbox.MarkSentAsync(message, conversation, CancellationToken.None);
            }
            catch (StorageUnavailableException error) when (!_stopping.IsCancellationRequested)
            {
                Log.NotMarked(logger, message.Id, error.GetType().Name);
                // A host that stops tries once more.
                await Task.Delay(UntilMarkedAgain, clock, _stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // As Teams asks: 412, 429 and faults of its own are tried again, in the time it names; the rest would not change.
    private Task RefusedAsync(ClaimedMessage message, Contact contact, ChannelRefusedException refusal)
    {
        Log.Refused(logger, message.Id, message.Attempt, (int)refusal.Status);
        return refusal.Status switch
        {
            HttpStatusCode.Forbidden => GiveUpAsync(message, GiveUpReason.Blocked),
            HttpStatusCode.NotFound when contact.Conversation is not null => BeginAnewAsync(message),
            HttpStatusCode.NotFound => GiveUpAsync(message, GiveUpReason.NotFound),
            // The bot's own proof of who it is: mended by whoever runs it, and the people need not know.
            HttpStatusCode.Unauthorized or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError
                => PutOffAsync(message, ((int)refusal.Status).ToString(CultureInfo.InvariantCulture), refusal.RetryAfter),
            _ => GiveUpAsync(message, GiveUpReason.Refused),
        };
    }

    private async Task BeginAnewAsync(ClaimedMessage message)
    {
        await outbox.PutOffAsync(message, clock.GetUtcNow(), conversationIsGone: true, CancellationToken.None);
        Measures.Delivered(message.Kind, "put-off", "404");
    }

    private async Task PutOffAsync(ClaimedMessage message, string reason, TimeSpan? asked)
    {
        var backoff = options.Value.FirstBackoff * Math.Pow(2, Math.Min(message.Attempt - 1, 10));
        if (backoff > LongestBackoff) backoff = LongestBackoff;
        // Spread, so that those who were refused together do not come back together.
        var wait = (asked is { } told && told > TimeSpan.Zero ? told : backoff) + (backoff * 0.25 * Random.Shared.NextDouble());
        // Not beyond its end: whoever waits for it is told then.
        var until = wait < message.Until - clock.GetUtcNow() ? clock.GetUtcNow() + wait : message.Until;
        await outbox.PutOffAsync(message, until, conversationIsGone: false, CancellationToken.None);
        Measures.Delivered(message.Kind, "put-off", reason);
    }

    private async Task GiveUpAsync(ClaimedMessage message, GiveUpReason reason)
    {
        await outbox.GiveUpAsync(message, reason, CancellationToken.None);
        Log.GivenUp(logger, message.Id, reason);
        Measures.Delivered(message.Kind, "given-up", reason.ToString());
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 70, Level = LogLevel.Warning, Message = "The outbox cannot be read just now: {Error}.")]
        public static partial void NotClaimed(ILogger logger, string error);

        [LoggerMessage(EventId = 71, Level = LogLevel.Error, Message = "Message {Message} was left undone: {Error}. It is taken up again when its lease ends.")]
        public static partial void LeftUndone(ILogger logger, string message, string error);

        [LoggerMessage(EventId = 72, Level = LogLevel.Error, Message = "Nobody says what messages of the kind {Kind} say.")]
        public static partial void NobodyMakes(ILogger logger, string kind);

        [LoggerMessage(EventId = 73, Level = LogLevel.Warning, Message = "The lease of message {Message} ended before it was marked as sent; it may go out twice.")]
        public static partial void LeaseEnded(ILogger logger, string message);

        [LoggerMessage(EventId = 74, Level = LogLevel.Warning, Message = "Message {Message} did not get through at attempt {Attempt}: {Error}.")]
        public static partial void Failed(ILogger logger, string message, int attempt, string error);

        [LoggerMessage(EventId = 75, Level = LogLevel.Warning, Message = "Message {Message} was refused at attempt {Attempt} with status {Status}.")]
        public static partial void Refused(ILogger logger, string message, int attempt, int status);

        [LoggerMessage(EventId = 76, Level = LogLevel.Warning, Message = "Message {Message} is given up: {Reason}.")]
        public static partial void GivenUp(ILogger logger, string message, GiveUpReason reason);

        [LoggerMessage(EventId = 78, Level = LogLevel.Warning, Message = "Message {Message} was sent, and that cannot be kept just now: {Error}. It is tried again.")]
        public static partial void NotMarked(ILogger logger, string message, string error);

        [LoggerMessage(EventId = 79, Level = LogLevel.Information, Message = "Message {Message} was taken back or erased while it waited for leave, and was not sent.")]
        public static partial void NotHeld(ILogger logger, string message);
    }
}
