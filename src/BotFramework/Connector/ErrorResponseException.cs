using Microsoft.Rest;

namespace Microsoft.Bot.Schema;

/// <summary>The channel refused. <see cref="Response"/> tells the status; <see cref="Body"/> is null when the answer was not the channel's JSON.</summary>
public class ErrorResponseException : RestException
{
    public ErrorResponseException()
    {
    }

    public ErrorResponseException(string message)
        : base(message)
    {
    }

    public ErrorResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without its body and its authorisation: exceptions are logged, and what people write is not.</summary>
    public HttpRequestMessageWrapper Request { get; set; }

    public HttpResponseMessageWrapper Response { get; set; }

    public ErrorResponse Body { get; set; }
}
