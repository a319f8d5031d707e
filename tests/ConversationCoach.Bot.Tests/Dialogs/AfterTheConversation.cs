using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class AfterTheConversation
{
    private static readonly DateTimeOffset TheDayBefore = new(2026, 12, 2, 12, 0, 0, TimeSpan.Zero), TheDayAfter = new(2026, 12, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly Guide Guide = Coach.English.Guides.Guides[0];

    private static readonly string HowDidItGo = Guide.FollowUp!.HowDidItGo!.Title, Review = Guide.FollowUp.Review!.Title;

    private readonly Coach _coach = new();

    [Fact]
    public async Task The_plan_asks_how_it_went_once_the_day_has_come()
    {
        var ann = await PlannedAsync();
        Assert.DoesNotContain("How did it go?", ann.Card.AllButtons);

        ann.Now = TheDayAfter;
        await ann.SaysAsync("plan");
        await ann.PressesAsync("How did it go?");
        Assert.Equal(HowDidItGo, ann.Card.Title);

        await ann.PressesAsync("Save", ("answer.after-happened", "They listened."), ("answer.after-confidence", "8"));
        Assert.Equal("Kept", ann.Card.Title);

        await ann.PressesAsync("Open the plan");
        Assert.Contains("They listened.", ann.Card.Lines);
        Assert.Contains("8", ann.Card.Lines);
        Assert.Equal((PreparationStatus.Complete, null), await PlaceAsync());
    }

    [Fact]
    public async Task The_plan_has_the_words_to_say_first_until_the_day_has_come()
    {
        var ann = await PlannedAsync();
        Assert.InRange(PlaceOf("Agreements to offer"), 0, PlaceOf("After the conversation"));

        ann.Now = TheDayAfter;
        await ann.SaysAsync("plan");
        Assert.InRange(PlaceOf("After the conversation"), 0, PlaceOf("Agreements to offer"));

        int PlaceOf(string line) => ann.Card.Lines.ToList().IndexOf(line);
    }

    [Fact]
    public async Task The_agreements_are_looked_at_from_the_plan_as_often_as_one_likes()
    {
        var ann = await PlannedAsync();
        await ann.PressesAsync("Look at the agreements again");
        Assert.Contains("Ann – sends the draft – Saturday 12 December 2026", ann.Card.Lines);

        await ann.PressesAsync("Save", ("answer.after-progress.0", "moving"));
        await ann.SaysAsync("review");
        Assert.Equal("moving", ann.Card.Inputs["answer.after-progress.0"]);
        await ann.PressesAsync("Save", ("answer.after-progress.0", "done"), ("answer.after-progress.1", "stuck"));

        await ann.SaysAsync("plan");
        Assert.Contains("- Done: Ann – sends the draft – Saturday 12 December 2026\n- Stuck: R.P. – answers", ann.Card.Lines);
    }

    [Fact]
    public async Task A_card_that_came_by_itself_is_answered_where_it_stands_whatever_else_the_person_works_on()
    {
        var ann = await PlannedAsync();
        await SentAsync(ann, FollowUpKind.HowDidItGo);
        var sent = ann.Card;
        await ann.StartsAsync("Another rota");
        var work = ann.Card;

        await ann.PressesAsync(sent, "Save", ("answer.after-happened", "They listened."));

        Assert.Equal("Kept", ann.Screen.Single(shown => shown.Id == sent.Id).Title);
        Assert.Equal(work.Title, ann.Screen.Single(shown => shown.Id == work.Id).Title);
        Assert.DoesNotContain(ann.Screen, shown => shown.Title == Coach.English.Phrases.Old.Title);
    }

    [Fact]
    public async Task Pressing_twice_is_once_and_different_words_are_both_kept()
    {
        var ann = await PlannedAsync();
        await SentAsync(ann, FollowUpKind.HowDidItGo);
        var sent = ann.Card;
        await ann.PressesAsync(sent, "Save", ("answer.after-happened", "From the phone."));
        var once = await KeptAsync();

        await ann.PressesAsync(sent, "Save", ("answer.after-happened", "From the phone."));
        Assert.Equal(once.Version, (await KeptAsync()).Version);

        await ann.PressesAsync(sent, "Save", ("answer.after-happened", "From the laptop."));
        Assert.Equal(Coach.English.Phrases.Doubt.Title, ann.Card.Title);
        await ann.PressesAsync("Keep both");
        Assert.Equal("From the phone.\nFrom the laptop.", (await KeptAsync()).TextOf("after-happened"));
    }

    [Fact]
    public async Task A_choice_belongs_to_the_agreement_it_stood_beside()
    {
        var ann = await PlannedAsync();
        await SentAsync(ann, FollowUpKind.Review);
        var sent = ann.Card;
        await ann.SaysAsync("edit 5");
        await ann.PressesAsync("Save and continue", ("answer.agreements.0.who", "Eve"), ("answer.agreements.0.what", "calls"), ("answer.agreements.0.by", ""));

        await ann.PressesAsync(sent, "Save", ("answer.after-progress.0", "done"));

        Assert.Equal("done\tAnn\tsends the draft\t2026-12-12", (await KeptAsync()).TextOf("after-progress"));
        await ann.SaysAsync("review");
        Assert.Equal("", ann.Card.Inputs["answer.after-progress.0"]);
    }

    [Fact]
    public async Task It_may_be_left_for_another_time_or_not_have_happened_yet()
    {
        var ann = await PlannedAsync();
        await SentAsync(ann, FollowUpKind.HowDidItGo);
        var sent = ann.Card;

        await ann.PressesAsync(sent, "It has not happened yet");
        Assert.Equal("About this conversation", ann.Screen.Single(shown => shown.Id == sent.Id).Title);
        await ann.PressesAsync("Save", ("day", "2026-12-10"));
        Assert.Equal(new DateOnly(2026, 12, 10), (await KeptAsync()).Day);

        await SentAsync(ann, FollowUpKind.HowDidItGo);
        await ann.PressesAsync("Not now");
        Assert.Equal("Another time", ann.Card.Title);
    }

    [Fact]
    public async Task Too_many_words_are_refused_and_given_back()
    {
        var ann = await PlannedAsync();
        await SentAsync(ann, FollowUpKind.HowDidItGo);

        await ann.PressesAsync("Save", ("answer.after-happened", new string('w', 4003)), ("answer.after-learnt", "Much."));

        Assert.Equal(4003, ann.Card.Inputs["answer.after-happened"].Length);
        Assert.Equal("Much.", ann.Card.Inputs["answer.after-learnt"]);
        Assert.Contains(ann.Card.Lines, line => line.Contains("3 characters longer", StringComparison.Ordinal));
        Assert.Equal("", (await KeptAsync()).TextOf("after-learnt"));
    }

    [Fact]
    public async Task How_it_went_is_told_by_typing_alone()
    {
        var ann = await PlannedAsync();
        await ann.SaysAsync("how did it go");
        Assert.Equal(HowDidItGo, ann.Card.Title);

        await ann.SaysEachAsync("They listened.", "That they are short of two people.", "skip");
        Assert.Contains("0 to 10", ann.Latest.Text, StringComparison.Ordinal);
        await ann.SaysAsync("9");

        Assert.Equal("Your plan: The winter rota", ann.Card.Title);
        var kept = await KeptAsync();
        Assert.Equal(("They listened.", "That they are short of two people.", "", "9"), (kept.TextOf("after-happened"), kept.TextOf("after-learnt"), kept.TextOf("after-next"), kept.TextOf("after-confidence")));
    }

    [Fact]
    public async Task The_agreements_are_gone_through_by_typing_alone_and_again()
    {
        var ann = await PlannedAsync();
        await ann.SaysEachAsync("review", "1");
        Assert.Contains(ann.Screen, shown => shown.Text == "You wrote down: “R.P. – answers”");
        await ann.SaysAsync("perhaps");
        Assert.Contains(ann.Screen, shown => shown.Text == Coach.English.Phrases.Typing.NotAChoice);
        await ann.SaysAsync("stuck");
        Assert.Equal("Your plan: The winter rota", ann.Card.Title);

        await ann.SaysEachAsync("review", "skip");
        Assert.Contains(ann.Screen, shown => shown.Text == "You wrote down: “R.P. – answers”. Last time you said: Stuck.");
        await ann.SaysAsync("Done");

        Assert.Equal("done\tAnn\tsends the draft\t2026-12-12\ndone\tR.P.\tanswers\t", (await KeptAsync()).TextOf("after-progress"));
    }

    [Fact]
    public async Task By_typing_people_tell_of_the_conversation_they_had_last()
    {
        var ann = await PlannedAsync();
        ann.Now = TheDayAfter;
        _coach.Clock.Advance(TimeSpan.FromDays(2));
        await ann.SaysAsync("start");
        await ann.PressesAsync("Start", ("about", "Another rota"));

        await ann.SaysAsync("how did it go");
        Assert.Contains("Your conversation: The winter rota", ann.Card.Lines);
        await ann.SaysAsync("how did it go 1");
        Assert.Contains("Your conversation: Another rota", ann.Card.Lines);
    }

    [Fact]
    public async Task Without_agreements_there_is_nothing_to_look_at()
    {
        var ann = _coach.Person();
        await ann.StartsAsync();

        await ann.SaysAsync("review");

        Assert.Equal(Coach.English.Phrases.FollowUp.NothingAgreed, ann.Latest.Text);
    }

    [Fact]
    public async Task The_morning_card_opens_the_plan_and_stays()
    {
        var ann = await PlannedAsync();
        await SentAsync(ann, FollowUpKind.Morning);
        var morning = ann.Card;
        Assert.Equal("Today: The winter rota", morning.Title);
        Assert.Contains("Thank you for making time.", morning.Lines);

        await ann.PressesAsync(morning, "Open the plan");

        Assert.Equal("Your plan: The winter rota", ann.Card.Title);
        Assert.Equal(morning.Title, ann.Screen.Single(shown => shown.Id == morning.Id).Title);
    }

    [Fact]
    public async Task One_press_or_word_ends_all_messages_and_a_word_brings_them_back()
    {
        var ann = await PlannedAsync();
        await SentAsync(ann, FollowUpKind.Morning);

        await ann.PressesAsync("No more of these messages");
        Assert.False(await _coach.Reminders.AreWantedAsync((await KeptAsync()).Owner, default));
        Assert.Equal(Coach.English.Phrases.FollowUp.RemindersOff, ann.Latest.Text);

        await ann.SaysAsync("reminders on");
        Assert.True(await _coach.Reminders.AreWantedAsync((await KeptAsync()).Owner, default));
        await ann.SaysAsync("reminders off");
        Assert.False(await _coach.Reminders.AreWantedAsync((await KeptAsync()).Owner, default));
    }

    [Fact]
    public async Task Somebody_elses_or_a_deleted_one_is_not_found()
    {
        var ann = await PlannedAsync();
        var kept = await KeptAsync();
        var bob = _coach.Person("bob");

        foreach (CardSubmit press in (CardSubmit[])[new ShowHowDidItGo(kept.Id), new ShowReview(kept.Id), new SaveFollowUp(kept.Id, "how-did-it-go", 1), new LeaveFollowUp(kept.Id), new ChangeDay(kept.Id), new ShowPlan(kept.Id)])
        {
            await bob.SubmitsAsync(null, press.ToJson());
            Assert.Equal(Coach.English.Phrases.Old.Title, bob.Card.Title);
        }

        await SentAsync(ann, FollowUpKind.HowDidItGo);
        var sent = ann.Card;
        await ann.SaysEachAsync("delete", "yes");
        await ann.PressesAsync(sent, "Save", ("answer.after-happened", "They listened."));
        Assert.Equal(Coach.English.Phrases.Old.Title, ann.Screen.Single(shown => shown.Id == sent.Id).Title);
    }

    private async Task<Person> PlannedAsync()
    {
        var ann = _coach.Person();
        ann.Now = TheDayBefore;
        await ann.StartsAsync();
        await ann.PressesAsync("Save and continue");
        await ann.PressesAsync("Save and continue");
        await ann.PressesAsync("Save and continue", ("answer.opening-line", "Thank you for making time."));
        await ann.PressesAsync("Save and continue");
        await ann.PressesAsync("Save and continue",
            ("answer.agreements.0.who", "Ann"), ("answer.agreements.0.what", "sends the draft"), ("answer.agreements.0.by", "2026-12-12"),
            ("answer.agreements.1.who", "R.P."), ("answer.agreements.1.what", "answers"));
        Assert.Equal("Your plan: The winter rota", ann.Card.Title);
        return ann;
    }

    private async Task SentAsync(Person person, FollowUpKind kind) =>
        await person.GetsAsync(FollowUpCard.Sent(Coach.English, Guide, await KeptAsync(), kind, new DateOnly(2026, 12, 3)));

    private async Task<Preparation> KeptAsync()
    {
        var ann = new UserId("tenant", "object-ann");
        var first = (await _coach.Preparations.ListAsync(ann, default)).Single(one => one.About == "The winter rota");
        return (await _coach.Preparations.FindAsync(first.Id, ann, default))!;
    }

    private async Task<(PreparationStatus, string?)> PlaceAsync() => await KeptAsync() is var kept ? (kept.Status, kept.Step) : default;
}
