namespace ConversationCoach.Bot.Teams;

/// <summary>Lets every caller who is refused wait as long, so that the time does not tell how far a forged token got.</summary>
internal sealed class RefusalTimingFilter(TimeProvider clock) : IEndpointFilter
{
    /// <summary>From when the request came; many times what a check takes. One that must ask for keys first takes longer, which tells only that it asked.</summary>
    internal static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // Begun before the check and not after it: a timer rounds, and what it has rounded would still tell.
        var over = Task.Delay(Wait, clock, CancellationToken.None);
        var response = context.HttpContext.Response;
        response.OnStarting(() => response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden ? over : Task.CompletedTask);
        return next(context);
    }
}
