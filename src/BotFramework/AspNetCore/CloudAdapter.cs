using System.Buffers;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>The Bot Connector's door: reads a request, checks it, runs the turn, writes the answer.</summary>
public partial class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    public CloudAdapter(IConfiguration configuration, IHttpClientFactory httpClientFactory = null, ILogger logger = null)
        : this(new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory: httpClientFactory, logger: logger), logger)
    {
    }

    public async Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);

        if (Refusal.OfHeaders(httpRequest) is { } badHeaders)
        {
            await RefuseAsync(httpResponse, badHeaders, cancellationToken);
            return;
        }

        var (activity, badBody) = await ReadAsync(httpRequest, cancellationToken);
        if ((badBody ?? Refusal.Of(activity)) is { } refusal)
        {
            await RefuseAsync(httpResponse, refusal, cancellationToken);
            return;
        }

        var (caller, badCaller) = await AuthenticateAsync(activity, httpRequest.Headers.Authorization, cancellationToken);
        if (badCaller is not null)
        {
            await RefuseAsync(httpResponse, badCaller, cancellationToken);
            return;
        }

        var answer = await ProcessActivityAsync(caller, activity, bot.OnTurnAsync, cancellationToken);
        await AnswerAsync(httpResponse, answer, cancellationToken);
    }

    private async ValueTask<(Activity Activity, Refusal Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken);
                if (!read.IsCompleted)
                {
                    request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                    continue;
                }

                try
                {
                    return (Parse(read.Buffer), null);
                }
                finally
                {
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                }
            }
        }
        catch (JsonException error)
        {
            Log.Unreadable(Logger, error.LineNumber, error.BytePositionInLine);
            return (null, Refusal.NotJson);
        }
        catch (BadHttpRequestException error)
        {
            return (null, error.StatusCode == StatusCodes.Status413PayloadTooLarge ? Refusal.TooLarge : Refusal.NotJson);
        }
    }

    private static Activity Parse(in ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment) return Parse(body.FirstSpan);

        var length = checked((int)body.Length);
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(copy);
            return Parse(copy.AsSpan(0, length));
        }
        finally
        {
            // What people write does not stay behind for the next tenant of the buffer.
            ArrayPool<byte>.Shared.Return(copy, clearArray: true);
        }
    }

    private static Activity Parse(ReadOnlySpan<byte> json)
    {
        var mark = "\uFEFF"u8;
        return Wire.Read<Activity>(json.StartsWith(mark) ? json[mark.Length..] : json);
    }

    private async Task<(AuthenticateRequestResult Caller, Refusal Refusal)> AuthenticateAsync(
        Activity activity, StringValues authHeader, CancellationToken cancellationToken)
    {
        try
        {
            if (authHeader.Count > 1) throw new UnauthorizedAccessException("There are several tokens.");
            return (await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader.ToString(), cancellationToken), null);
        }
        catch (UnauthorizedAccessException error)
        {
            Log.NotAllowed(Logger, error.Message);
            return (null, Refusal.NotAllowed);
        }
        catch (IOException error)
        {
            Log.NoKeys(Logger, error);
            return (null, Refusal.NoKeys);
        }
    }

    private static Task AnswerAsync(HttpResponse response, InvokeResponse answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer?.Status ?? (int)HttpStatusCode.OK;
        if (answer?.Body is null)
        {
            response.ContentLength = 0;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        Wire.Written(answer.Body, response, static (json, response) =>
        {
            response.ContentLength = json.Length;
            response.BodyWriter.Write(json);
        });
        return response.BodyWriter.FlushAsync(cancellationToken).AsTask();
    }

    private Task RefuseAsync(HttpResponse response, Refusal refusal, CancellationToken cancellationToken)
    {
        Log.Refused(Logger, refusal.Status, refusal.Title);
        return refusal.WriteAsync(response, cancellationToken);
    }

    // Reasons only: nothing of the request is repeated.
    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A request was refused with {Status}: {Reason}")]
        public static partial void Refused(ILogger logger, int status, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A caller was refused: {Reason}")]
        public static partial void NotAllowed(ILogger logger, string reason);

        [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "A body is no activity, from line {Line}, byte {Byte} on.")]
        public static partial void Unreadable(ILogger logger, long? line, long? @byte);

        [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "The channel's keys cannot be had: nobody can be checked.")]
        public static partial void NoKeys(ILogger logger, Exception error);
    }
}
