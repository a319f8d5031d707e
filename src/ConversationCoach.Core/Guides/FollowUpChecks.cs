namespace ConversationCoach.Core.Guides;

/// <summary>What must hold between the follow-up of a guide and its steps.</summary>
internal sealed class FollowUpChecks(Guide guide, FollowUp followUp, GuideReader reader)
{
    public void Run()
    {
        CheckRole("opening-line", followUp.OpeningLine, "text, long-text or sentence", prompt => prompt.Kind is PromptKind.Text or PromptKind.LongText or PromptKind.Sentence);
        CheckRole("common-purpose", followUp.CommonPurpose, "text, long-text or sentence", prompt => prompt.Kind is PromptKind.Text or PromptKind.LongText or PromptKind.Sentence);
        CheckRole("agreements", followUp.Agreements, "rows or sentence", prompt => prompt.Kind is PromptKind.Rows or PromptKind.Sentence);
        if (followUp.ReviewDay is { } day) CheckDay(day);

        if (followUp.Review is { } review && followUp.Agreements is null) Fault(review, "title", "a review has nothing to ask about", "add 'agreements:' to the follow-up");
        if (followUp is { Review: null, ReviewDay: not null }) Fault(followUp, "review-day", "nothing is asked on the day of the review", "add 'review:' or take the day out");

        foreach (var prompt in guide.EveryStep.Where(step => step != followUp.Review).SelectMany(step => step.Prompts).Where(prompt => prompt.Kind is PromptKind.Progress))
            Fault(prompt, "kind", $"{reader.OriginOf(prompt).Name} asks for progress outside of a review", "put it into 'review:' or make it another kind");
    }

    private void CheckRole(string key, string? promptId, string kinds, Func<Prompt, bool> suits)
    {
        if (promptId is null or "") return;
        if (Find(promptId) is not { } prompt) Fault(followUp, key, $"the steps have no prompt '{promptId}'", "name one of theirs");
        else if (prompt.Kind != GuideReader.UnknownKind && !suits(prompt)) Fault(followUp, key, $"prompt '{promptId}' cannot be the {key}", $"name one of kind {kinds}");
    }

    private void CheckDay(DayRole day)
    {
        if (day.Prompt.Length == 0) return;
        if (Find(day.Prompt) is not { } prompt) Fault(day, "prompt", $"the steps have no prompt '{day.Prompt}'", "name one of theirs");
        else if (day.Field is null && prompt.Kind is not PromptKind.Date) Fault(day, "prompt", $"prompt '{day.Prompt}' is no day", "name one of kind date, or add 'field:'");
        else if (day.Field is { Length: > 0 } field && (prompt.Kind is not PromptKind.Sentence || !prompt.Fields.Any(known => known.Id == field && known.IsDate)))
            Fault(day, "field", $"prompt '{day.Prompt}' has no day '{field}'", "name a field of kind date, of a prompt of kind sentence");
    }

    private Prompt? Find(string id) => guide.Steps.SelectMany(step => step.Prompts).FirstOrDefault(prompt => prompt.Id == id);

    private void Fault(object part, string key, string what, string remedy)
    {
        var origin = reader.OriginOf(part);
        origin.Fault(origin.LineOf(key), what, remedy);
    }
}
