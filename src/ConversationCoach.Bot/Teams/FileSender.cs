using System.Net.Http.Headers;
using System.Text.Json;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Export;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Teams;

/// <summary>Gives people their files: in Teams into their own OneDrive, when they say yes; elsewhere by a link that soon ends.</summary>
internal sealed partial class FileSender(ExportService exports, ExportLinks links, IHttpClientFactory clients, ILogger<FileSender> logger)
{
    public async Task OfferAsync(ExportRequest wanted, Turn turn, CancellationToken cancellationToken)
    {
        if (await exports.ExportAsync(wanted, turn.User, turn.Language, cancellationToken) is not { } file)
        {
            await turn.Context.SendActivityAsync(CardSender.Message(NoticeCards.NotFound(turn.Language)), cancellationToken);
            return;
        }

        if (TakesFiles(turn.Context.Activity) && await TryAskAsync(wanted, file, turn, cancellationToken)) return;

        var answer = links.Create(wanted, turn.User, turn.Language.Phrases.Locale) is { } link
            ? CardSender.Message(NoticeCards.Download(turn.Language, file.Name, link))
            : MessageFactory.Text(turn.Language.Phrases.Document.NoWay);
        await SendAsync(answer, wanted, turn, cancellationToken);
    }

    /// <summary>The person said yes: the file is made as things stand now, and put where the channel says.</summary>
    public async Task PutAsync(FileConsentCardResponse consent, Turn turn, CancellationToken cancellationToken)
    {
        var words = turn.Language.Phrases.Document;
        if (Read(consent.Context) is not { } wanted || await exports.HandOverAsync(wanted, turn.User, turn.Language, cancellationToken) is not { } file)
        {
            await turn.Context.SendActivityAsync(CardSender.Message(NoticeCards.NotFound(turn.Language)), cancellationToken);
            return;
        }

        if (!await UploadAsync(consent.UploadInfo, file, cancellationToken))
        {
            await turn.Context.SendActivityAsync(MessageFactory.Text(words.Failed), cancellationToken);
            return;
        }

        await RemoveQuestionAsync(turn, cancellationToken);
        await SendAsync((Activity)MessageFactory.Attachment(new Attachment
        {
            ContentType = FileInfoCard.ContentType,
            Name = consent.UploadInfo.Name,
            ContentUrl = consent.UploadInfo.ContentUrl,
            Content = new FileInfoCard(consent.UploadInfo.UniqueId, consent.UploadInfo.FileType),
        }), wanted, turn, cancellationToken);
    }

    public static async Task RefusedAsync(Turn turn, CancellationToken cancellationToken)
    {
        await RemoveQuestionAsync(turn, cancellationToken);
        await turn.Context.SendActivityAsync(MessageFactory.Text(turn.Language.Phrases.Document.Declined), cancellationToken);
    }

    // A client on this machine speaks as Teams does, but has no files and shows the question as nothing.
    private static bool TakesFiles(Activity activity) =>
        activity.ChannelId == Channels.Msteams && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) && !service.IsLoopback;

    // A client without files of its own refuses the question; then a link does.
    private async Task<bool> TryAskAsync(ExportRequest wanted, ExportFile file, Turn turn, CancellationToken cancellationToken)
    {
        var context = JObject.Parse(JsonSerializer.Serialize(wanted));
        try
        {
            await SendAsync((Activity)MessageFactory.Attachment(new Attachment
            {
                ContentType = FileConsentCard.ContentType,
                Name = file.Name,
                Content = new FileConsentCard(turn.Language.Phrases.Document.Consent, file.Content.Length, context, context),
            }), wanted, turn, cancellationToken);
            return true;
        }
        catch (ErrorResponseException error) when ((int?)error.Response?.StatusCode is >= 400 and < 500 and not 403)
        {
            Log.NotAsked(logger, turn.Context.Activity.Conversation.Id);
            return false;
        }
    }

    // What a file is called says what it is about.
    private static async Task SendAsync(Activity message, ExportRequest about, Turn turn, CancellationToken cancellationToken)
    {
        var sent = await turn.Context.SendActivityAsync(message, cancellationToken);
        if (sent?.Id is { Length: > 0 } id) turn.Talk.Show(id, about.Preparation);
    }

    private static ExportRequest? Read(object? context)
    {
        try
        {
            return context is JObject json ? JsonSerializer.Deserialize<ExportRequest>(json.ToString(Newtonsoft.Json.Formatting.None)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<bool> UploadAsync(FileUploadInfo? place, ExportFile file, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(place?.UploadUrl, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps) return false;

        using var content = new ByteArrayContent(file.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentRange = new ContentRangeHeaderValue(0, file.Content.Length - 1, file.Content.Length);
        try
        {
            using var client = clients.CreateClient(nameof(FileSender));
            using var answer = await client.PutAsync(address, content, cancellationToken);
            if (!answer.IsSuccessStatusCode) Log.NotTaken(logger, (int)answer.StatusCode);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NotTaken(logger, 0);
            return false;
        }
    }

    private static async Task RemoveQuestionAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Context.Activity.ReplyToId is not { Length: > 0 } question) return;
        try
        {
            await turn.Context.DeleteActivityAsync(question, cancellationToken);
        }
        catch (RestException)
        {
            // It stays and can be pressed again, which gives the same file again.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 50, Level = LogLevel.Information, Message = "The channel takes no files in conversation {Conversation}; a link is given.")]
        public static partial void NotAsked(ILogger logger, string conversation);

        [LoggerMessage(EventId = 51, Level = LogLevel.Warning, Message = "A file was not taken: status {Status}.")]
        public static partial void NotTaken(ILogger logger, int status);
    }
}
