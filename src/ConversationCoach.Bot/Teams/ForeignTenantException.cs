namespace ConversationCoach.Bot.Teams;

/// <summary>The channel is who it says, but the person is of a tenant that is not served.</summary>
internal sealed class ForeignTenantException() : Exception("The tenant is not one that is served.");

/// <summary>Answers 403 where it is thrown.</summary>
internal sealed partial class ForeignTenantFilter(ILogger<ForeignTenantFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ForeignTenantException)
        {
            Log.Refused(logger);
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Forbidden", detail: "This bot does not serve that tenant.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 40, Level = LogLevel.Warning, Message = "A caller was refused: its tenant is not among AllowedTenants.")]
        public static partial void Refused(ILogger logger);
    }
}
