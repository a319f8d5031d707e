using System.Net;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

// Invokes: the one kind of activity that is waited for.
public partial class ActivityHandler
{
    private const string AdaptiveCardAction = "adaptiveCard/action";
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <returns><see langword="null"/> when the handler has sent the answer itself.</returns>
    protected virtual async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        try
        {
            switch (turnContext.Activity.Name)
            {
                case AdaptiveCardAction:
                    var value = ReadAdaptiveCardInvoke(turnContext.Activity.Value);
                    return CreateInvokeResponse(await OnAdaptiveCardInvokeAsync(turnContext, value, cancellationToken));

                case SignInConstants.VerifyStateOperationName:
                case SignInConstants.TokenExchangeOperationName:
                    await OnSignInInvokeAsync(turnContext, cancellationToken);
                    return CreateInvokeResponse();

                default:
                    throw new InvokeResponseException(HttpStatusCode.NotImplemented);
            }
        }
        catch (InvokeResponseException error)
        {
            return error.CreateInvokeResponse();
        }
    }

    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected static InvokeResponse CreateInvokeResponse(object body = null) => new() { Status = (int)HttpStatusCode.OK, Body = body };

    private static AdaptiveCardInvokeValue ReadAdaptiveCardInvoke(object given)
    {
        if (given is null) throw Refused(HttpStatusCode.BadRequest, "BadRequest", "Missing value property");

        AdaptiveCardInvokeValue value;
        try
        {
            value = given as AdaptiveCardInvokeValue ?? JToken.FromObject(given).ToObject<AdaptiveCardInvokeValue>();
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw Refused(HttpStatusCode.BadRequest, "BadRequest", "Value property is not properly formed");
        }

        if (value?.Action is null) throw Refused(HttpStatusCode.BadRequest, "BadRequest", "Missing action property");
        if (value.Action.Type != "Action.Execute")
        {
            throw Refused(HttpStatusCode.BadRequest, "NotSupported", $"The action '{value.Action.Type}' is not supported.");
        }

        return value;
    }

    private static InvokeResponseException Refused(HttpStatusCode status, string code, string message) =>
        new(status, new AdaptiveCardInvokeResponse { StatusCode = (int)status, Type = ErrorType, Value = new Error(code, message) });

    /// <summary>Ends an invoke with a status other than 200, from anywhere below the handler.</summary>
    protected class InvokeResponseException : Exception
    {
        private readonly HttpStatusCode _status = HttpStatusCode.InternalServerError;
        private readonly object _body;

        public InvokeResponseException() { }

        public InvokeResponseException(string message)
            : base(message) { }

        public InvokeResponseException(string message, Exception innerException)
            : base(message, innerException) { }

        public InvokeResponseException(HttpStatusCode statusCode, object body = null)
        {
            _status = statusCode;
            _body = body;
        }

        public InvokeResponse CreateInvokeResponse() => new() { Status = (int)_status, Body = _body };
    }
}
