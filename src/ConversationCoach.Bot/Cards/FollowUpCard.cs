using AdaptiveCards;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What is asked after the conversation: how it went, or how the agreements are going.</summary>
internal static class FollowUpCard
{
    /// <summary>The card of a message that goes out by itself.</summary>
    /// <param name="today">The person's calendar day.</param>
    public static AdaptiveCard Sent(Language language, Guide guide, Preparation preparation, FollowUpKind kind, DateOnly today) => kind switch
    {
        FollowUpKind.Morning => MorningCard.Draw(language, guide, preparation, today),
        FollowUpKind.HowDidItGo => Draw(language, guide, guide.FollowUp!.HowDidItGo!, preparation, StepView.Plain, isUnasked: true),
        _ => Draw(language, guide, guide.FollowUp!.Review!, preparation, StepView.Plain, isUnasked: true),
    };

    /// <param name="step">One of the guide's follow-up.</param>
    /// <param name="isUnasked">It comes by itself, so it says how to have no more of these.</param>
    public static AdaptiveCard Draw(Language language, Guide guide, GuideStep step, Preparation preparation, StepView view, bool isUnasked)
    {
        var (words, isReview) = (language.Phrases.FollowUp, step == guide.FollowUp?.Review);
        var prompts = preparation.PromptsOf(step);
        var inputs = new PromptInputs(language, preparation, view, prompts);
        return Card(step.Title, words.Speak.Fill(("title", step.Title), ("about", preparation.About)),
            [
                Quiet(language.Phrases.Step.About.Fill(("about", Plain(preparation.About)))),
                Text(step.Why),
                .. view.Faults.IsEmpty ? Array.Empty<AdaptiveElement>() : [Fault(language.Phrases.Step.Corrected)],
                .. prompts.SelectMany(inputs.Draw),
                .. isUnasked ? [Quiet(isReview ? words.TypeReview : words.TypeHowDidItGo)] : Array.Empty<AdaptiveElement>(),
            ],
            [
                Primary(words.Save, new SaveFollowUp(preparation.Id, step.Id, preparation.Version)),
                .. isReview ? Array.Empty<AdaptiveAction>() : [Leave(words.NotYet, new ChangeDay(preparation.Id))],
                Leave(words.NotNow, new LeaveFollowUp(preparation.Id)),
                .. isUnasked ? [Leave(words.NoMore, new StopReminders())] : Array.Empty<AdaptiveAction>(),
                .. prompts.Any(prompt => prompt.Tip is not null) ? [StepCard.Tips(language.Phrases.Step.Tips, prompts)] : Array.Empty<AdaptiveAction>(),
            ]);
    }

    /// <summary>Takes the place of the questions once they are answered.</summary>
    public static AdaptiveCard Kept(Language language, Guide guide, Preparation preparation, string stepId) => Card(language.Phrases.FollowUp.KeptTitle, null,
        [Text(language.Phrases.FollowUp.Kept.Fill(("about", Plain(preparation.About))))],
        [
            Submit(language.Phrases.FollowUp.OpenPlan, new ShowPlan(preparation.Id)),
            .. stepId == FollowUp.HowDidItGoId && preparation.HasAgreements(guide)
                ? [Submit(language.Phrases.FollowUp.Review, new ShowReview(preparation.Id))]
                : Array.Empty<AdaptiveAction>(),
        ]);

    /// <summary>Takes their place when the person does not want to answer now.</summary>
    public static AdaptiveCard Left(Language language, Preparation preparation) => Card(language.Phrases.FollowUp.LeftTitle, null,
        [Text(language.Phrases.FollowUp.Left.Fill(("about", Plain(preparation.About))))],
        [Submit(language.Phrases.FollowUp.OpenPlan, new ShowPlan(preparation.Id))]);
}
