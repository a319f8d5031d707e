using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Privacy;

internal static class RetentionSetup
{
    public static void AddRetention(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection("Retention")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsCheck>();

        services.AddSingleton<RetentionWarnings>();
        services.AddSingleton<IRetentionNotice>(provider => provider.GetRequiredService<RetentionWarnings>());
        services.AddSingleton<IRetentionWarnings>(provider => provider.GetRequiredService<RetentionWarnings>());

        // In the order they run: of people only those are looked at whose talks have gone.
        services.AddSingleton<IRetained, RetainedPreparations>();
        services.AddSingleton<IRetained, RetainedMessages>();
        services.AddSingleton<IRetained, RetainedTalks>();
        services.AddSingleton<IRetained, RetainedPeople>();
        services.AddSingleton<IRetained, RetainedAudit>();
        services.AddSingleton<Lease>();
        services.AddSingleton<Retention>();
        services.AddHostedService<RetentionService>();
    }
}

internal sealed class RetentionOptionsCheck : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options) => options.Faults().ToList() is { Count: > 0 } faults
        ? ValidateOptionsResult.Fail(faults)
        : ValidateOptionsResult.Success;
}
