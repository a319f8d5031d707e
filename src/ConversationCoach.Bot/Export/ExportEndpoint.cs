using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Export;

/// <summary>Where links to files lead.</summary>
internal static class ExportEndpoint
{
    public static async Task<IResult> DownloadAsync(string token, HttpContext http, ExportLinks links, ExportService exports, Languages languages, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";

        if (links.Read(token) is not { } pass) return Gone(languages.For(http.Request.Headers.AcceptLanguage));
        var language = languages.For(pass.Locale);
        try
        {
            return await exports.HandOverAsync(pass.Wanted, pass.Owner, language, cancellationToken) is { } file
                ? Results.File(file.Content, file.ContentType, file.Name)
                : Gone(language);
        }
        catch (StorageUnavailableException)
        {
            return Results.Text(language.Phrases.Document.Failed, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Gone(Language language) => Results.Text(language.Phrases.Document.LinkEnded, statusCode: StatusCodes.Status404NotFound);
}
