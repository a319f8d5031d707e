using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using ConversationCoach.Bot.Packaging;
using ConversationCoach.Bot.Preflight;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage;
using ConversationCoach.Storage.Copying;

namespace ConversationCoach.Bot;

/// <summary>What whoever runs the bot can have done on its storage, with the bot's own settings; the bot itself is not started.</summary>
internal static class Administration
{
    public static bool IsAsked(string[] arguments) => arguments.Length > 0 && Root().Subcommands.Any(command => command.Name == arguments[0]);

    /// <returns>0 when it was done, 1 when not; then it has been said why.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return await Root().Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is StartRefusedException or StorageUnavailableException or InvalidOperationException or IOException or ArgumentException or DbException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static RootCommand Root() => new("Conversation Coach") { CopyStorage(), RotateKeys(), ErasePerson(), ExportAudit(), PreflightCommand(), AppPackageCommand.Create() };

    private static System.CommandLine.Command CopyStorage()
    {
        var from = new Option<string>("--from") { Required = true, Description = "The connection string of a SQLite file, as in 'Data Source=App_Data/coach.db'." };
        var to = new Option<string>("--to") { Required = true, Description = "The connection string of a PostgreSQL database." };
        var fromKeys = new Option<string>("--from-keys") { Description = "The connection string of the key store of the source, when it is not beside it." };
        var toKeys = new Option<string>("--to-keys") { Description = "The connection string of the key store of the target, when it shall not be in the same database." };
        var command = new System.CommandLine.Command("copy-storage", "Copies a SQLite storage with its key store into PostgreSQL. Stop the bot first. It may be run again.") { from, to, fromKeys, toKeys };
        command.SetAction(parsed =>
        {
            var isSame = StorageCopy.Run(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetValue(fromKeys), parsed.GetValue(toKeys), Console.Out, TimeProvider.System);
            Console.WriteLine(isSame ? "Copied." : "The two are not the same: run it again, with the bot stopped.");
            return isSame ? 0 : 1;
        });
        return command;
    }

    private static System.CommandLine.Command RotateKeys()
    {
        var command = new System.CommandLine.Command("rotate-keys", "Wraps every data key with the current key-encryption key. It may be stopped and run again.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var app = await OpenAsync();
            var rotated = await app.Services.RotateKeysAsync(cancellationToken);
            Console.WriteLine($"{rotated.DataKeys} data keys were wrapped anew; all are wrapped with the key-encryption key {rotated.Current}.");
            if (rotated.Free.Count > 0) Console.WriteLine($"No data key needs these any more: {string.Join(", ", rotated.Free)}. Take them out of the settings.");
            if (rotated.Used.Count > 0) Console.WriteLine($"These came into use again meanwhile: {string.Join(", ", rotated.Used)}. Start every bot with the settings of now, then run it again.");
            return rotated.Used.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static System.CommandLine.Command ErasePerson()
    {
        var tenant = new Option<string>("--tenant") { Required = true, Description = "The Entra tenant id." };
        var person = new Option<string>("--person") { Required = true, Description = "The Entra object id of the person." };
        var command = new System.CommandLine.Command("erase-person", "Takes away everything of a person, for good. It may be stopped and run again.") { tenant, person };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = await OpenAsync();
            var erased = await app.Services.GetRequiredService<IErasure>().EraseAsync(new UserId(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(person)), Actors.Administrator, cancellationToken);
            var what = erased.Kinds.IsEmpty ? "there was nothing" : string.Join(", ", erased.Kinds.Select(kind => $"{kind.Count} {kind.Kind}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Erased at {erased.At:u}: {what}."));
            return 0;
        });
        return command;
    }

    private static System.CommandLine.Command ExportAudit()
    {
        var since = new Option<DateOnly?>("--since") { Description = "The first day wanted, of UTC, as in 2026-11-01; all of it unless told." };
        var tenant = new Option<string>("--tenant") { Description = "Only of this Entra tenant; of all unless told." };
        var command = new System.CommandLine.Command("export-audit", "Writes who did what and when, as CSV: ids and times, no words. The bot may run.") { since, tenant };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = await OpenAsync();
            var from = new DateTimeOffset(parsed.GetValue(since).GetValueOrDefault(), TimeOnly.MinValue, TimeSpan.Zero);
            await AuditCsv.WriteAsync(app.Services.GetRequiredService<IAudit>().ReadAsync(from, parsed.GetValue(tenant), cancellationToken), Console.Out);
            return 0;
        });
        return command;
    }

    private static System.CommandLine.Command PreflightCommand()
    {
        var package = new Option<string?>("--package") { Description = "The package for Teams: the zip that app-package wrote, or a folder with manifest.json and the icons." };
        var command = new System.CommandLine.Command("preflight", "Checks every setting, the storage, the keys, that a token can be had, and a package; tells all that is wrong at once. The storage is made when it is not there.") { package };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var builder = WebApplication.CreateBuilder();
            builder.AddCoach();
            // After the bot's own, which would bury what is found under what is logged while it is looked for.
            builder.Logging.ClearProviders();
            await using var app = builder.Build();
            var findings = await OwnChecks.RunAsync(app.Services, cancellationToken);
            await OutsideChecks.RunAsync(app.Services, findings, cancellationToken);
            if (parsed.GetValue(package) is { } path) PackageCheck.Run(path, app.Configuration["MicrosoftAppId"], app.Configuration["PublicUrl"], findings);
            return await findings.WriteAsync(Console.Out);
        });
        return command;
    }

    private static async Task<WebApplication> OpenAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddStorage(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddConversationState(builder.Configuration);
        var app = builder.Build();
        await app.Services.OpenStorageAsync();
        return app;
    }
}
