using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Teams;

public partial class TeamsActivityHandler
{
    protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity is { Name: null, ChannelId: Channels.Msteams }
            ? AnswerAsync(() => OnTeamsCardActionInvokeAsync(turnContext, cancellationToken))
            : base.OnInvokeActivityAsync(turnContext, cancellationToken);

    /// <summary>The press of a card's <c>invoke</c> button.</summary>
    protected virtual Task<InvokeResponse> OnTeamsCardActionInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected override Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        OnTeamsSigninVerifyStateAsync(turnContext, cancellationToken);

    protected virtual Task OnTeamsSigninVerifyStateAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

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
