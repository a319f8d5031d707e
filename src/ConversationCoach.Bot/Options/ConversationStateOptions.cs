using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Options;

/// <summary>The section <c>ConversationState</c>.</summary>
internal sealed class ConversationStateOptions
{
    public const string Section = "ConversationState";
    public const string Database = "Database";
    public const string Memory = "Memory";
    public const string CosmosDb = "CosmosDb";

    /// <summary>Where the place of a talk rests; with the preparations unless told.</summary>
    public string Provider { get; set; } = Database;
}

internal sealed class ConversationStateOptionsCheck : IValidateOptions<ConversationStateOptions>
{
    public ValidateOptionsResult Validate(string? name, ConversationStateOptions options) => options.Provider is "" or ConversationStateOptions.Database or ConversationStateOptions.Memory or ConversationStateOptions.CosmosDb
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"ConversationState:Provider is '{options.Provider}'. It may be Database, CosmosDb or Memory.");
}
