using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Cards;

/// <summary>What a person is told about an answer that was not taken.</summary>
internal static class FaultText
{
    public static string Of(Phrases phrases, IEnumerable<AnswerFault> faults) => string.Join("\n\n", faults.Select(fault => Of(phrases, fault)).Distinct());

    public static string Of(Phrases phrases, AnswerFault fault) => fault switch
    {
        AnswerFault.TooLong(_, var by, var most) => phrases.Fault.TooLong.Fill(("by", by), ("most", most)),
        AnswerFault.NotAChoice => phrases.Fault.NotAChoice,
        AnswerFault.NotADay => phrases.Fault.NotADay,
        AnswerFault.NotOnTheScale => phrases.Fault.NotOnTheScale,
        AnswerFault.TooManyRows => phrases.Fault.TooManyRows.Fill(("most", Prompt.MostRows)),
        _ => throw new InvalidOperationException("a fault without words"),
    };
}
