using System.Globalization;
using ConversationCoach.Bot.Tests.Outbox.Killing;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Storage.Tests.PostgreSql;
using Microsoft.Extensions.Configuration;

namespace Benchmarks.Outbox;

/// <summary>The bounded run of the tests, at length.</summary>
internal static class OutboxRun
{
    public static async Task RunAsync(string[] args)
    {
        var settings = new KillingSettings { People = 10_000, Kills = 10, Lease = 20, Limit = 3600 };
        new ConfigurationBuilder().AddCommandLine(args).Build().Bind(settings);
        using var server = settings.Provider == "PostgreSql" ? new PostgreSqlServer() : null;
        var report = await KillingRun.RunAsync(settings, server?.CreateDatabase() ?? $"Data Source={Path.Combine(settings.Folder, "coach.db")}");

        var usual = new OutboxOptions().RequestsPerSecond;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {settings.People:N0} people, {settings.Dispatchers} dispatchers over one {settings.Provider}, {report.Kills} times kill -9, seed {settings.Seed}: {new Mix(settings.Seed)}.
            Pace {settings.Pace} requests a second, {settings.Pace / (double)usual:0.#} times that of the product ({usual}), with limits of so many times; lease {settings.Lease} s instead of 120 s.

            | outcome                                          |        |
            |--------------------------------------------------|-------:|
            | sent                                             | {report.Sent,6} |
            | not reached (blocked, or not known)              | {report.Unreached,6} |
            | without an outcome                               | {report.Without,6} |
            | lost: counted as sent, never arrived             | {report.Lost,6} |
            | counted as not reached though they could be      | {report.Wrong,6} |
            | arrived twice                                    | {report.Doubles,6} |
            | of one kill, on average                          | {report.Doubles / (double)Math.Max(1, report.Kills),6:F1} |
            | of these not on their way at a kill              | {report.Unexplained,6} |
            | written to sooner than the channel had asked     | {report.TooSoon,6} |
            | requests                                         | {report.Requests,6} |
            | most requests in any second (allowed {settings.MostInASecond,4})        | {report.MostInASecond,6} |
            | most to one conversation in 1 s (allowed 7)      | {report.Conversation.One,6} |
            | most to one conversation in 2 s (allowed 8)      | {report.Conversation.Two,6} |
            | most to one conversation in 30 s (allowed 60)    | {report.Conversation.Thirty,6} |
            | taken by the channel until marked, ms: median    | {report.Window.Middle.TotalMilliseconds,6:F0} |
            | p99 (one answer in twenty or so takes 700 ms)    | {report.Window.P99.TotalMilliseconds,6:F0} |
            | longest                                          | {report.Window.Longest.TotalMilliseconds,6:F0} |
            | duration, s                                      | {report.Duration.TotalSeconds,6:F0} |
            """));
    }
}
