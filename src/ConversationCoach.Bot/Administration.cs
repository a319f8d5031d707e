using System.CommandLine;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Copying;

namespace ConversationCoach.Bot;

/// <summary>What whoever runs the bot can have done on its storage; the bot itself is not started.</summary>
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
        catch (Exception error) when (error is StorageUnavailableException or InvalidOperationException or IOException or ArgumentException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static RootCommand Root() => new("Conversation Coach") { CopyStorage() };

    private static System.CommandLine.Command CopyStorage()
    {
        var from = new Option<string>("--from") { Required = true, Description = "The connection string of a SQLite file, as in 'Data Source=App_Data/coach.db'." };
        var to = new Option<string>("--to") { Required = true, Description = "The connection string of a PostgreSQL database." };
        var command = new System.CommandLine.Command("copy-storage", "Copies a SQLite storage into PostgreSQL. Stop the bot first. It may be run again.") { from, to };
        command.SetAction(parsed =>
        {
            var isSame = StorageCopy.Run(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), Console.Out, TimeProvider.System);
            Console.WriteLine(isSame ? "Copied." : "The two are not the same: run it again, with the bot stopped.");
            return isSame ? 0 : 1;
        });
        return command;
    }
}
