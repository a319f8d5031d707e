namespace Microsoft.Bot.Connector;

public class Channels
{
    public const string Directline = "directline";
    public const string Emulator = "emulator";
    public const string M365 = "m365extensions";
    public const string Msteams = "msteams";
    public const string Outlook = "outlook";
    public const string Test = "test";
    public const string Webchat = "webchat";
}
