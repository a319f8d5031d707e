using System.Net;
using System.Text.Json;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Teams;

public partial class TeamsActivityHandler
{
    protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity switch
        {
            { Name: null, ChannelId: Channels.Msteams } => AnswerAsync(() => OnTeamsCardActionInvokeAsync(turnContext, cancellationToken)),
            { Name: "fileConsent/invoke" } => AnswerAsync(() => OnTeamsFileConsentAsync(turnContext, ValueOf<FileConsentCardResponse>(turnContext), cancellationToken)),
            { Name: "composeExtension/query" } => AnswerAsync(async () =>
                CreateInvokeResponse(await OnTeamsMessagingExtensionQueryAsync(turnContext, ValueOf<MessagingExtensionQuery>(turnContext), cancellationToken))),
            { Name: "composeExtension/fetchTask" } => AnswerAsync(async () =>
                CreateInvokeResponse(await OnTeamsMessagingExtensionFetchTaskAsync(turnContext, ValueOf<MessagingExtensionAction>(turnContext), cancellationToken))),
            { Name: "composeExtension/submitAction" } => AnswerAsync(async () =>
                CreateInvokeResponse(await OnTeamsMessagingExtensionSubmitActionDispatchAsync(turnContext, ValueOf<MessagingExtensionAction>(turnContext), cancellationToken))),
            _ => base.OnInvokeActivityAsync(turnContext, cancellationToken),
        };

    /// <summary>A search in the message extension.</summary>
    protected virtual Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>An action command was chosen: the answer is the dialog to show.</summary>
    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionDispatchAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(action.BotMessagePreviewAction)
            ? OnTeamsMessagingExtensionSubmitActionAsync(turnContext, action, cancellationToken)
            : throw new InvokeResponseException(HttpStatusCode.BadRequest);

    /// <summary>The dialog of an action command was submitted.</summary>
    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>The press of a card's <c>invoke</c> button.</summary>
    protected virtual Task<InvokeResponse> OnTeamsCardActionInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected override Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        OnTeamsSigninVerifyStateAsync(turnContext, cancellationToken);

    protected virtual Task OnTeamsSigninVerifyStateAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    private static T ValueOf<T>(ITurnContext<IInvokeActivity> turnContext) where T : class
    {
        try
        {
            return turnContext.Activity.Value is JObject value ? Wire.Read<T>(Wire.ToUtf8(value)) : throw new InvokeResponseException(HttpStatusCode.BadRequest);
        }
        catch (JsonException)
        {
            throw new InvokeResponseException(HttpStatusCode.BadRequest);
        }
    }

    private static async Task<InvokeResponse> AnswerAsync(Func<Task<InvokeResponse>> handler)
    {
        try
        {
            return await handler();
        }
        catch (InvokeResponseException error)
        {
            return error.CreateInvokeResponse();
        }
    }
}
