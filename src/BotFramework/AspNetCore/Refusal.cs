using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Why a request gets no turn, as the caller is told it: what is wrong, never what was sent nor what is inside.</summary>
internal sealed class Refusal
{
    public static readonly Refusal NotPost = new(StatusCodes.Status405MethodNotAllowed, "Method not allowed", "Activities are posted.");

    public static readonly Refusal NotJsonType = new(
        StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", "An activity is sent as application/json.");

    public static readonly Refusal TooLarge = new(StatusCodes.Status413PayloadTooLarge, "Payload too large", "The activity is too large.");

    public static readonly Refusal NotJson = new(StatusCodes.Status400BadRequest, "Not an activity", "The body is not the JSON of an activity.");

    public static readonly Refusal NotAllowed = new(StatusCodes.Status401Unauthorized, "Unauthorized", "A valid token of the channel is needed.");

    public static readonly Refusal NoKeys = new(
        StatusCodes.Status503ServiceUnavailable, "Service unavailable", "Callers cannot be checked at the moment.");

    private static readonly Refusal NoType = Lacking("type");

    private static readonly Refusal NoServiceUrl = Lacking("absolute http or https serviceUrl");

    private static readonly Refusal NoChannel = Lacking("channelId");

    private static readonly Refusal NoConversation = Lacking("conversation.id");

    private readonly byte[] _problem;

    private Refusal(int status, string title, string detail)
    {
        Status = status;
        Title = title;
        _problem = JsonSerializer.SerializeToUtf8Bytes(new { title, status, detail });
    }

    public int Status { get; }

    public string Title { get; }

    /// <returns>Null when the body may be read.</returns>
    public static Refusal OfHeaders(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method)) return NotPost;
        return request.HasJsonContentType() ? null : NotJsonType;
    }

    /// <returns>Null when there is enough of an activity to check the caller and to answer.</returns>
    public static Refusal Of(Activity activity)
    {
        if (activity is null) return NotJson;
        if (string.IsNullOrWhiteSpace(activity.Type)) return NoType;
        if (!IsWebAddress(activity.ServiceUrl)) return NoServiceUrl;
        if (string.IsNullOrWhiteSpace(activity.ChannelId)) return NoChannel;
        return string.IsNullOrWhiteSpace(activity.Conversation?.Id) ? NoConversation : null;
    }

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        response.ContentLength = _problem.Length;
        if (this == NotPost) response.Headers.Allow = HttpMethods.Post;
        if (this == NotAllowed) response.Headers.WWWAuthenticate = "Bearer";
        await response.Body.WriteAsync(_problem, cancellationToken);
    }

    private static Refusal Lacking(string what) => new(StatusCodes.Status400BadRequest, "Not an activity", $"The activity lacks a {what}.");

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
