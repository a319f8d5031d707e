using System.Data.Common;
using Microsoft.Extensions.Options;

namespace ConversationCoach.CosmosDb;

/// <summary>The section <c>ConversationState:CosmosDb</c>.</summary>
public sealed class CosmosDbOptions
{
    public const string Section = "ConversationState:CosmosDb";

    /// <summary>With the account's key; database and container are made when they are not there.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Instead of a connection string: the account's address, reached as the identity of the process. Database and container must be there.</summary>
    public string? Endpoint { get; set; }

    public string Database { get; set; } = "conversation-coach";

    public string Container { get; set; } = "state";

    /// <summary>How long the place of a talk is kept after the last turn, in days: 1 to 3650; 180 unless told.</summary>
    public int KeptForDays { get; set; } = 180;

    /// <summary>How long one question may take. The client itself would try for minutes, and a turn that waits longer has been given up by the channel.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(6);
}

internal sealed class CosmosDbOptionsCheck : IValidateOptions<CosmosDbOptions>
{
    public ValidateOptionsResult Validate(string? name, CosmosDbOptions options) =>
        Faults(options).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Faults(CosmosDbOptions options)
    {
        switch (options.ConnectionString, options.Endpoint)
        {
            case ({ Length: > 0 }, { Length: > 0 }):
                yield return $"{CosmosDbOptions.Section}:ConnectionString and {CosmosDbOptions.Section}:Endpoint are both told. Take one out.";
                break;
            case ({ Length: > 0 } connection, _) when !IsConnection(connection):
                yield return $"{CosmosDbOptions.Section}:ConnectionString must be as in 'AccountEndpoint=https://coach.documents.azure.com:443/;AccountKey=...;'.";
                break;
            case (not { Length: > 0 }, { Length: > 0 } endpoint) when !IsHttps(endpoint):
                yield return $"{CosmosDbOptions.Section}:Endpoint must be an address as in 'https://coach.documents.azure.com:443/'.";
                break;
            case (not { Length: > 0 }, not { Length: > 0 }):
                yield return $"{CosmosDbOptions.Section}:ConnectionString or {CosmosDbOptions.Section}:Endpoint is missing: it says where the account is.";
                break;
        }

        if (string.IsNullOrWhiteSpace(options.Database)) yield return $"{CosmosDbOptions.Section}:Database is empty. Give the name of a database.";
        if (string.IsNullOrWhiteSpace(options.Container)) yield return $"{CosmosDbOptions.Section}:Container is empty. Give the name of a container.";
        if (options.KeptForDays is < 1 or > 3650) yield return $"{CosmosDbOptions.Section}:KeptForDays is {options.KeptForDays}. It may be 1 to 3650.";
    }

    private static bool IsConnection(string text)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            return parts.TryGetValue("AccountEndpoint", out var endpoint) && IsHttps((string)endpoint)
                && parts.TryGetValue("AccountKey", out var key) && Convert.TryFromBase64String((string)key, new byte[((string)key).Length], out _);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);
}
