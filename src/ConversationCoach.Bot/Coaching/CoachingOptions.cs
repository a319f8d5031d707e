using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Coaching;

/// <summary>The section <c>Coaching</c>.</summary>
internal sealed class CoachingOptions
{
    private const string Everyone = "Everyone";

    /// <summary>Who may give people pre-work: <c>Everyone</c>, or Entra object ids with commas between them.</summary>
    public string Assigners { get; set; } = Everyone;

    public bool MayAssign(UserId person) => IsEveryone || Ids.Contains(person.User, StringComparer.OrdinalIgnoreCase);

    internal bool IsEveryone => string.Equals(Assigners.Trim(), Everyone, StringComparison.OrdinalIgnoreCase);

    internal string[] Ids => Assigners.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class CoachingOptionsCheck(IConfiguration settings) : IValidateOptions<CoachingOptions>
{
    // A list would bind to nothing, and nothing means everybody.
    public ValidateOptionsResult Validate(string? name, CoachingOptions options) =>
        settings.GetSection("Coaching:Assigners").GetChildren().Any()
            ? ValidateOptionsResult.Fail("Coaching:Assigners is a list. Write it as one text, with commas between the ids.")
            : options.IsEveryone || (options.Ids.Length > 0 && options.Ids.All(id => Guid.TryParse(id, out _)))
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Coaching:Assigners must be Everyone, or Entra object ids with commas between them.");
}
