using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ConversationCoach.Bot.Telemetry;

/// <summary>Times each turn and what it sends.</summary>
internal sealed class TurnMeasures : Microsoft.Bot.Builder.IMiddleware
{
    // What a channel may send as the type of an activity is up to whoever calls; only these are told apart.
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        ActivityTypes.Message, ActivityTypes.Invoke, ActivityTypes.ConversationUpdate, ActivityTypes.InstallationUpdate, ActivityTypes.MessageReaction, ActivityTypes.Event,
    };

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var kind = Kinds.Contains(turnContext.Activity.Type) ? turnContext.Activity.Type : "other";

        // A span of its own: that of the request holds its address, and is not recorded.
        System.Diagnostics.Activity.Current = null;
        using var span = Measures.Source.StartActivity($"turn {kind}", ActivityKind.Server);
        span?.SetTag("conversation", Hash(turnContext.Activity.Conversation?.Id));

        turnContext.OnSendActivities((_, activities, send) => MeasureAsync("send", activities.Count, send));
        turnContext.OnUpdateActivity((_, _, update) => MeasureAsync("update", 1, update));
        turnContext.OnDeleteActivity((_, _, delete) => MeasureAsync("delete", 1, async () =>
        {
            await delete();
            return true;
        }));

        var (began, outcome) = (Stopwatch.GetTimestamp(), "ok");
        Measures.TurnBegan();
        try
        {
            await next(cancellationToken);
        }
        catch (Exception error)
        {
            outcome = error.GetType().Name;
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            span?.SetTag("outcome", outcome);
            Measures.TurnEnded(kind, outcome, Stopwatch.GetElapsedTime(began));
        }
    }

    private static async Task<T> MeasureAsync<T>(string kind, int count, Func<Task<T>> send)
    {
        using var span = Measures.Source.StartActivity(kind, ActivityKind.Client);
        var outcome = "ok";
        try
        {
            return await send();
        }
        catch (Exception error)
        {
            outcome = error is ErrorResponseException { Response: { } response } ? ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture) : error.GetType().Name;
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            span?.SetTag("outcome", outcome);
            Measures.Sent(kind, outcome, count);
        }
    }

    // Enough to see that two turns belong together, and no way back to whose they are for who has the traces alone.
    private static string Hash(string? id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Measures.Name}:{id}")).AsSpan(0, 8));
}
