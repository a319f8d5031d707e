using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ConversationCoach.Bot.Pages;

/// <summary>What anybody may read about the bot. The app package names these addresses.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddPages(this IServiceCollection services)
    {
        services.AddOptions<OrganisationOptions>().BindConfiguration(OrganisationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OrganisationOptions>, OrganisationOptionsCheck>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PageLibrary>(provider, Path.Combine(AppContext.BaseDirectory, "Pages", "Content")));
    }

    public static void MapPages(this WebApplication app)
    {
        var library = app.Services.GetRequiredService<PageLibrary>();
        foreach (var path in PageLibrary.Paths) app.MapMethods($"/{path}", Reading, (HttpContext http) => Show(library, path, http));
    }

    private static IResult Show(PageLibrary library, string path, HttpContext http)
    {
        var page = library.Find(path, LocaleFor(http.Request));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'sha256-{library.StyleHash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        headers.ContentLanguage = page.Locale;
        headers.CacheControl = "public, max-age=300";
        headers.Vary = HeaderNames.AcceptLanguage;
        return Results.Bytes(page.Html, "text/html; charset=utf-8");
    }

    // What the address says, else what the browser prefers.
    private static string LocaleFor(HttpRequest request)
    {
        var asked = (string?)request.Query["lang"];
        var preferred = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "");
        return preferred.Prepend(asked ?? "").Select(Known).FirstOrDefault(locale => locale is not null) ?? PageLibrary.Languages[0].Locale;
    }

    private static string? Known(string tag) =>
        PageLibrary.Languages.FirstOrDefault(language => language.Code.Equals(tag.Split('-')[0], StringComparison.OrdinalIgnoreCase)).Locale;
}
