using System.CommandLine;

namespace ConversationCoach.Bot.Packaging;

/// <summary>Makes the app package, with the bot's own settings where no option says otherwise.</summary>
internal static class AppPackageCommand
{
    public static System.CommandLine.Command Create()
    {
        var appId = new Option<string>("--app-id") { Description = "The Entra application id of the bot; MicrosoftAppId unless given." };
        var teamsAppId = new Option<string>("--teams-app-id") { Description = "The id of the app in Teams; the same as the bot's unless given." };
        var url = new Option<string>("--url") { Description = "Where people reach the bot; PublicUrl unless given." };
        var developer = new Option<string>("--developer") { Description = "Who offers the app, at most 32 characters; Organisation:Name unless given." };
        var version = new Option<string>("--app-version") { DefaultValueFactory = _ => "1.0.0", Description = "Higher than that of the package before." };
        var to = new Option<string>("--out") { DefaultValueFactory = _ => "conversation-coach.zip", Description = "The file to write." };

        var command = new System.CommandLine.Command("app-package", "Makes the zip file that is uploaded to Teams.") { appId, teamsAppId, url, developer, version, to };
        command.SetAction(parsed =>
        {
            var settings = WebApplication.CreateBuilder().Configuration;
            var botId = parsed.GetValue(appId) ?? settings["MicrosoftAppId"];
            var answers = new PackageAnswers(botId, parsed.GetValue(teamsAppId) ?? botId, parsed.GetValue(url) ?? settings["PublicUrl"],
                parsed.GetValue(developer) ?? settings["Organisation:Name"], parsed.GetRequiredValue(version));

            File.WriteAllBytes(parsed.GetRequiredValue(to), AppPackage.Make(answers));
            Console.WriteLine($"{parsed.GetValue(to)} is ready. Check it where the bot's settings are, with preflight --package; then upload it in the Teams admin centre, under Teams apps, Manage apps.");
            return 0;
        });
        return command;
    }
}
