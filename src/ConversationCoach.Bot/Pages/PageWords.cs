namespace ConversationCoach.Bot.Pages;

/// <summary>What stands around the text of the pages in one language: its words.json.</summary>
/// <param name="OtherName">The other language, in its own words.</param>
/// <param name="Titles">By path, in the order of the menu.</param>
/// <param name="Organisation">Who offers the bot, when no name is set.</param>
/// <param name="AskTheDesk">Who helps, when no contact is set.</param>
/// <param name="NoNotice">What is named when no privacy notice is set.</param>
internal sealed record PageWords(
    string Skip, string Pages, string OtherName, Dictionary<string, string> Titles, string Footer, string Organisation, string AskTheDesk, string Notice, string NoNotice);
