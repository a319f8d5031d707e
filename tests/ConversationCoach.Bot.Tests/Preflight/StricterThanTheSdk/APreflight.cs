using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConversationCoach.Bot.Preflight;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.Host.Gate;

namespace ConversationCoach.Bot.Tests.Preflight;

/// <summary>Tells all that is wrong at once, each with its setting and how to mend it.</summary>
public sealed class APreflight : IDisposable
{
    private const string AppId = "22222222-2222-4222-8222-222222222222";
    private const string Tenant = "11111111-1111-4111-8111-111111111111";
    private const string Secret = "private-secret";

    private readonly string _folder = Directory.CreateTempSubdirectory("coach-preflight-").FullName;

    [Fact]
    public async Task Names_every_setting_that_is_wrong_in_one_run()
    {
        var (code, said) = await RunAsync(["preflight", "--package", _folder], new()
        {
            ["MicrosoftAppId"] = "coach",
            ["MicrosoftAppType"] = "Nobody",
            ["AllowedTenants"] = "contoso",
            ["AllowEmulatorTokens"] = "perhaps",
            ["MicrosoftAppCertificate__Path"] = Path.Combine(_folder, "nothing.pfx"),
            ["PublicUrl"] = "http://coach",
            ["ConversationState__Provider"] = "Redis",
            ["Storage__ConnectionString"] = "Data Source=/dev/null/coach.db",
            ["Encryption__KeyStore__ConnectionString"] = "Data Source=/dev/null/keys.db",
            ["Encryption__Keys__1"] = "nonsense",
            ["ToBotFromChannelOpenIdMetadataUrl"] = "http://127.0.0.1:1/",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:4317",
            ["Organisation__Name"] = "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/name)",
            ["Logging__LogLevel__System.Net.Http.HttpClient"] = "Information",
        });

        Assert.Equal(1, code);
        Assert.All(said.Trim().Split('\n').SkipLast(1), line => Assert.Matches("^(WRONG|note ) ", line));
        string[] wrong = [.. said.Split('\n').Where(line => line.StartsWith("WRONG  ", StringComparison.Ordinal)).Select(line => line[7..])];
        string[] named =
        [
            "MicrosoftAppId is missing or no GUID", "MicrosoftAppType is 'Nobody'", "MicrosoftAppTenantId is missing", "AllowedTenants, or", "AllowEmulatorTokens is 'perhaps'", "MicrosoftAppCertificate:Path cannot be read",
            "PublicUrl is not https", "ConversationState:Provider is 'Redis'", "Check Storage:ConnectionString", "Check Encryption:KeyStore:ConnectionString", "Encryption:Keys:1 must be base64",
            "OTEL_EXPORTER_OTLP_ENDPOINT is no address", "Organisation:Name is still a reference to a key vault", "ToBotFromChannelOpenIdMetadataUrl: ", "manifest.json cannot be read",
        ];
        Assert.All(named, name => Assert.Single(wrong, line => line.Contains(name, StringComparison.Ordinal)));
        Assert.Equal(named.Length, wrong.Length);
        Assert.EndsWith($"{named.Length} to mend.", said.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_the_same_at_a_start()
    {
        var (code, said) = await RunAsync([], new() { ["MicrosoftAppId"] = AppId, ["PublicUrl"] = "http://coach", ["Encryption__Keys__1"] = "nonsense" });

        Assert.Equal((1, 3), (code, said.Trim().Split('\n').Length));
        Assert.All(["MicrosoftAppPassword is missing", "PublicUrl is not https", "Encryption:Keys:1 must be base64"], name => Assert.Contains(name, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finds_nothing_where_all_is_in_order()
    {
        await using var bot = Registered();
        bot.Channel.Answer = Authority(null);

        var findings = await FindAsync(bot);

        Assert.Empty(findings.Faults);
        Assert.Empty(findings.Notes);
        var said = new StringWriter();
        Assert.Equal((0, "Everything is in order."), (await findings.WriteAsync(said), said.ToString().Trim()));
    }

    [Theory]
    [InlineData(7000215, "MicrosoftAppPassword is no secret of the app")]
    [InlineData(7000222, "MicrosoftAppPassword has ended")]
    [InlineData(700016, "Check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType")]
    public async Task Asks_the_authority_whether_it_knows_the_bot(int refusal, string expected)
    {
        await using var bot = Registered();
        bot.Channel.Answer = Authority(refusal);

        var findings = await FindAsync(bot);

        Assert.Contains(expected, Assert.Single(findings.Faults), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, findings.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hides_neither_the_authority_nor_the_channel_behind_the_other()
    {
        await using var bot = Registered();
        bot.Channel.Answer = _ => throw new HttpRequestException("Nobody answers.");

        var findings = await FindAsync(bot);

        Assert.Equal(2, findings.Faults.Count);
        Assert.Contains("The authority at https://login.microsoftonline.com", findings.Faults[0], StringComparison.Ordinal);
        Assert.StartsWith("ToBotFromChannelOpenIdMetadataUrl: ", findings.Faults[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_page_for_no_keys_and_doubts_an_address_where_nobody_answers()
    {
        await using var bot = Registered();
        var authority = Authority(null);
        bot.Channel.Answer = request => request.RequestUri!.Host switch
        {
            "login.botframework.com" => Json("<html>Sign in to go on</html>"),
            "coach.example.org" => Json("{}", HttpStatusCode.NotFound),
            _ => authority(request),
        };

        var findings = await FindAsync(bot);

        Assert.StartsWith("ToBotFromChannelOpenIdMetadataUrl: ", Assert.Single(findings.Faults), StringComparison.Ordinal);
        Assert.StartsWith("PublicUrl: nobody answers at https://coach.example.org/ (status 404)", Assert.Single(findings.Notes), StringComparison.Ordinal);
    }

    [Theory, InlineData("2025-01-01", 1, 0), InlineData("2999-01-01", 0, 0)]
    public async Task Knows_when_the_secret_ends(string day, int faults, int notes)
    {
        await using var bot = Registered(("MicrosoftAppPasswordEnds", day));
        bot.Channel.Answer = Authority(null);

        var findings = await FindAsync(bot);

        Assert.Equal((faults, notes), (findings.Faults.Count, findings.Notes.Count));
    }

    [Fact]
    public async Task Lets_the_bot_start_while_the_authority_is_down_and_the_log_say_so()
    {
        await using var bot = Registered();
        bot.Channel.Answer = Authority(7000222);

        using var response = await bot.Door.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(SpinWait.SpinUntil(() => bot.Log!.Text.Contains("at its start. MicrosoftAppPassword has ended", StringComparison.Ordinal), TimeSpan.FromSeconds(20)));
        Assert.DoesNotContain(Secret, bot.Log!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cautions_where_more_is_open_than_people_may_think()
    {
        await using var bot = Registered(("MicrosoftAppType", "MultiTenant"), ("AllowedTenants", "*"), ("AllowEmulatorTokens", "true"), ("PublicUrl", ""));
        bot.Channel.Answer = Authority(null);

        var findings = await FindAsync(bot);

        Assert.Empty(findings.Faults);
        Assert.Equal(["AllowEmulatorTokens", "AllowedTenants", "PublicUrl"], findings.Notes.Select(note => note.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.All(findings.Notes, note => Assert.Contains(note, bot.Log!.Text, StringComparison.Ordinal));
    }

    [Theory, InlineData(-1, 1, 0), InlineData(29, 0, 1), InlineData(31, 0, 0)]
    public async Task Knows_when_the_certificate_ends(int days, int faults, int notes)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=coach", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-9), now.AddDays(days));
        var findings = new Findings();
        await using var bot = Registered(("MicrosoftAppPassword", ""), ("MicrosoftAppCertificate:Pem", $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}"));
        bot.Channel.Answer = Authority(null);

        if (faults == 0) findings = await FindAsync(bot);
        else findings.Faulty((await RunAsync([], new() { ["MicrosoftAppId"] = AppId, ["MicrosoftAppCertificate__Pem"] = bot.Settings["MicrosoftAppCertificate:Pem"] })).Said.Trim().Split('\n'));

        Assert.Equal((faults, notes), (findings.Faults.Count, findings.Notes.Count));
        Assert.All([.. findings.Faults, .. findings.Notes], text => Assert.StartsWith("MicrosoftAppCertificate end", text, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static WholeBot Registered(params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MicrosoftAppId"] = AppId,
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppTenantId"] = Tenant,
            ["MicrosoftAppPassword"] = Secret,
            ["PublicUrl"] = "https://coach.example.org",
        };
        foreach (var (name, value) in changes) settings[name] = value;
        return new WholeBot { Stage = "Production", Settings = settings, Log = new CapturedLog() };
    }

    private static async Task<Findings> FindAsync(WholeBot bot)
    {
        var findings = await OwnChecks.RunAsync(bot.Services, CancellationToken.None);
        await OutsideChecks.RunAsync(bot.Services, findings, CancellationToken.None);
        return findings;
    }

    private static Func<HttpRequestMessage, HttpResponseMessage> Authority(int? refusal) => request =>
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/discovery/instance", StringComparison.Ordinal)) return Json("""{"tenant_discovery_endpoint":"https://login.microsoftonline.com/x","metadata":[]}""");
        if (request.RequestUri.AbsolutePath.StartsWith("/health", StringComparison.Ordinal)) return Json("{}");
        if (!request.RequestUri.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)) return new TokenIssuer().Answer(request);
        return refusal is null
            ? Json("""{"token_type":"Bearer","access_token":"token","expires_in":3600}""")
            : Json($$"""{"error":"invalid_client","error_description":"AADSTS{{refusal}}: No."}""", HttpStatusCode.Unauthorized);
    };

    private static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(json, null, "application/json") };

    private async Task<(int Code, string Said)> RunAsync(string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Logging__LogLevel__Default"] = "None",
                ["Storage__ConnectionString"] = $"Data Source={Path.Combine(_folder, "coach.db")}", ["Encryption__Keys__1"] = Convert.ToBase64String(new byte[32]),
            },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var running = Process.Start(start)!;
        var (said, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync();
        return (running.ExitCode, await said + await errors);
    }
}
