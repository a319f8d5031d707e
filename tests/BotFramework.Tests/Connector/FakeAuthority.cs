using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Web;

namespace BotFramework.Tests.Connector;

/// <summary>Entra, and the metadata endpoint of a machine in Azure, without a network: gives a new token each time it is asked.</summary>
internal sealed class FakeAuthority : HttpMessageHandler
{
    private int _given;

    public TimeSpan Life { get; set; } = TimeSpan.FromHours(1);

    public bool IsDown { get; set; }

    /// <summary>What it refuses with, as in AADSTS7000215; null: it gives.</summary>
    public int? Refuses { get; set; }

    /// <summary>The machine is up, and none of the identities it has is the one asked for.</summary>
    public bool HasNoIdentity { get; set; }

    /// <summary>Nobody gets an answer before this is over.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    public int TimesAsked { get; private set; }

    public Dictionary<string, string> Said { get; } = new(StringComparer.Ordinal);

    public HttpClient Client() => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (address.AbsolutePath.EndsWith("/discovery/instance", StringComparison.Ordinal)) return Json(new { tenant_discovery_endpoint = "https://login.microsoftonline.com/x", metadata = Array.Empty<object>() });

        TimesAsked++;
        await Open;
        if (IsDown) throw new HttpRequestException("Nobody answers.");
        var form = HttpUtility.ParseQueryString(request.Content is null ? address.Query : await request.Content.ReadAsStringAsync(cancellationToken));
        foreach (var name in form.AllKeys) Said[name!] = form[name]!;
        Said["address"] = address.GetLeftPart(UriPartial.Path);

        if (HasNoIdentity) return Json(new { error = "invalid_request", error_description = "Identity not found" }, HttpStatusCode.BadRequest);
        if (Refuses is { } code) return Json(new { error = "invalid_client", error_description = $"AADSTS{code}: something is wrong. Trace ID: x", error_codes = new[] { code } }, HttpStatusCode.Unauthorized);
        var seconds = ((long)Life.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Json(new { token_type = "Bearer", access_token = $"token-{++_given}", expires_in = seconds, expires_on = TimeProvider.System.GetUtcNow().Add(Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), resource = "https://api.botframework.com" });
    }

    private static HttpResponseMessage Json(object answer, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(answer), null, "application/json") };
}
