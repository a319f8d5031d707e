using ConversationCoach.Bot.Options;
using ConversationCoach.Bot.Telemetry;
using ConversationCoach.Core.Guides;
using ConversationCoach.Storage;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Preflight;

/// <summary>What the bot can tell of its own settings, content, certificate, storage and keys; each start asks for it. None hides another.</summary>
internal static class OwnChecks
{
    private static readonly TimeSpan SoonOver = TimeSpan.FromDays(30);

    public static async Task<Findings> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        Settings(services, findings);
        findings.Faulty(TelemetrySetup.Faults(services.GetRequiredService<IConfiguration>()));
        Unresolved(services, findings);
        Certificate(services, findings);
        Content(services, findings);
        Cautions(services, findings);
        findings.Faulty(await services.TryOpenStorageAsync(cancellationToken));
        return findings;
    }

    // Every options class of the program that is validated at the start, whoever added it.
    private static void Settings(IServiceProvider services, Findings findings)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException error)
        {
            findings.Faulty(error.Failures);
        }
        catch (AggregateException all)
        {
            foreach (var error in all.InnerExceptions) findings.Faulty(error is OptionsValidationException invalid ? invalid.Failures : [error.Message]);
        }
        catch (InvalidOperationException error)
        {
            // A value that is no number, say: the message has the setting.
            findings.Fault(error.Message);
        }
    }

    // Azure leaves the reference where the secret should be, and then something else about the setting seems to be wrong.
    private static void Unresolved(IServiceProvider services, Findings findings)
    {
        var settings = services.GetRequiredService<IConfiguration>();
        foreach (var (name, value) in settings.AsEnumerable().Where(setting => setting.Value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) is true))
            findings.Fault($"{name} is still a reference to a key vault: the web app could not read the secret. Right after a deployment restart in ten minutes; else check that the app's identity may read it.");
    }

    private static void Certificate(IServiceProvider services, Findings findings)
    {
        var options = services.GetRequiredService<IConfiguration>().GetSection(CertificateOptions.Section).Get<CertificateOptions>();
        if (options is not { IsTold: true }) return;
        try
        {
            using var certificate = options.Read();
            var (now, end) = (services.GetRequiredService<TimeProvider>().GetUtcNow(), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
            if (end < now) findings.Fault($"{CertificateOptions.Section} ended on {end:yyyy-MM-dd}. Put a new certificate there, and its public part into the app registration.");
            else if (end - now < SoonOver) findings.Note($"{CertificateOptions.Section} ends on {end:yyyy-MM-dd}. Put a new certificate there before that, and its public part into the app registration.");
        }
        catch (InvalidOperationException error)
        {
            findings.Fault(error.Message);
        }
    }

    private static void Content(IServiceProvider services, Findings findings)
    {
        try
        {
            services.GetRequiredService<Languages>();
        }
        catch (ContentException error)
        {
            findings.Faulty(error.Faults);
        }
    }

    private static void Cautions(IServiceProvider services, Findings findings)
    {
        var settings = services.GetRequiredService<IConfiguration>();
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment() || settings.Get<IdentityOptions>() is not { } identity) return;

        if (identity.Tenants().Count == 0) findings.Note("AllowedTenants is not told, or *: people of any tenant are served.");
        if (identity.IsEmulatorWelcome) findings.Note("AllowEmulatorTokens is true: whoever has the bot's credentials may speak as anybody. Take it out where people use the bot.");
        if (string.IsNullOrEmpty(settings[nameof(AddressOptions.PublicUrl)])) findings.Note("PublicUrl is not told: where the channel takes no file, people get no link to one.");
    }
}
