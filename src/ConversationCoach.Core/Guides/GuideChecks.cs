using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ConversationCoach.Core.Guides;

/// <summary>What must hold between the parts of a guide, each part being well formed by itself.</summary>
internal sealed partial class GuideChecks(Guide guide, GuideReader reader)
{
    public void Run()
    {
        CheckCount(guide, "steps", guide.Steps.Length, 1, 6);
        CheckTwins("steps", guide.EveryStep, step => step.Id);
        CheckTwins("prompts", guide.EveryStep.SelectMany(step => step.Prompts), prompt => prompt.Id);

        foreach (var step in guide.EveryStep)
        {
            CheckCount(step, "prompts", step.Prompts.Length, 1, 7);
            foreach (var prompt in step.Prompts.Where(prompt => prompt.Kind != GuideReader.UnknownKind)) CheckKind(prompt);
            foreach (var prompt in step.Prompts) CheckCondition(prompt, step);
        }

        CheckSummary();
        if (guide.FollowUp is { } followUp) new FollowUpChecks(guide, followUp, reader).Run();
    }

    private void CheckKind(Prompt prompt)
    {
        CheckHas(prompt, "choices", prompt.Kind is PromptKind.OneOf or PromptKind.AnyOf or PromptKind.Progress, "one-of, any-of or progress", prompt.Choices.Length, 2, 12);
        CheckHas(prompt, "fields", prompt.Kind is PromptKind.Sentence or PromptKind.Rows, "sentence or rows", prompt.Fields.Length, 1, 4);
        CheckHas(prompt, "sentence", prompt.Kind is PromptKind.Sentence, "sentence");
        CheckTwins("choices", prompt.Choices, choice => choice.Id);
        CheckTwins("fields", prompt.Fields, field => field.Id);
        if (prompt is { Kind: PromptKind.Sentence, Sentence.Length: > 0 }) CheckGaps(prompt, prompt.Sentence);
    }

    private void CheckGaps(Prompt prompt, string sentence)
    {
        var gaps = Gap.Matches(sentence).Select(match => match.Groups["field"].Value).ToImmutableHashSet();
        foreach (var gap in gaps.Except(prompt.Fields.Select(field => field.Id)).Order(StringComparer.Ordinal))
            Fault(prompt, "sentence", $"the gap {{{gap}}} has no field", "add the field or take the gap out");
        foreach (var field in prompt.Fields.Where(field => field.Id.Length > 0 && !gaps.Contains(field.Id)))
            Fault(field, "id", $"the sentence has no gap for field '{field.Id}'", $"write {{{field.Id}}} in the sentence or take the field out");
    }

    private void CheckCondition(Prompt prompt, GuideStep step)
    {
        if (prompt.When is not { } when) return;
        if (when.Is.IsEmpty) Fault(when, "is", "the condition has no choices", "add 'is: [a choice]'");
        if (when.Prompt.Length == 0) return;

        var asked = step.Prompts.TakeWhile(earlier => earlier != prompt).FirstOrDefault(earlier => earlier.Id == when.Prompt);
        if (asked is null)
            Fault(when, "prompt", $"'{when.Prompt}' is no earlier prompt of this step", "name one that comes before this prompt");
        else if (asked.Choices.IsEmpty)
            Fault(when, "prompt", $"prompt '{when.Prompt}' has no choices", "name a prompt of kind one-of or any-of");
        else
            foreach (var (choice, index) in when.Is.Select((choice, index) => (choice, index)).Where(it => it.choice.Length > 0 && asked.Choices.All(known => known.Id != it.choice)))
                Fault(when, "is", $"'{choice}' is no choice of prompt '{when.Prompt}'", $"use {string.Join(", ", asked.Choices.Select(known => known.Id))}", index);
    }

    // Words that are asked for and never shown again would be a small betrayal, so every prompt has its place in the plan.
    private void CheckSummary()
    {
        CheckCount(guide, "summary", guide.Summary.Length, 1, 12, "sections in the summary");
        var shown = new HashSet<string>();
        foreach (var section in guide.Summary)
        {
            CheckCount(section, "from", section.From.Length, 1, 42, "prompts");
            for (var index = 0; index < section.From.Length; index++)
            {
                var id = section.From[index];
                if (id.Length == 0) continue;
                if (guide.FindPrompt(id) is null) Fault(section, "from", $"the guide has no prompt '{id}'", "name one of its prompts", index);
                else if (!shown.Add(id)) Fault(section, "from", $"prompt '{id}' is in the summary twice", "keep it in one section", index);
            }
        }

        foreach (var prompt in guide.EveryStep.SelectMany(step => step.Prompts).Where(prompt => prompt.Id.Length > 0 && !shown.Contains(prompt.Id)))
            Fault(prompt, "id", $"prompt '{prompt.Id}' is not in the summary", "add it to the 'from' of a section");
    }

    private void CheckHas(Prompt prompt, string key, bool isWanted, string kinds, int count = 1, int least = 1, int most = 1)
    {
        var origin = reader.OriginOf(prompt);
        if (!isWanted && origin.Has(key)) Fault(prompt, key, $"{origin.Name} has no use for '{key}'", $"take it out, or make it a prompt of kind {kinds}");
        else if (isWanted && !origin.Has(key)) Fault(prompt, key, $"{origin.Name} has no {key}", $"add '{key}:'");
        else if (isWanted) CheckCount(prompt, key, count, least, most);
    }

    private void CheckCount(object part, string key, int count, int least, int most, string? what = null)
    {
        if (count >= least && count <= most) return;
        Fault(part, key, $"{reader.OriginOf(part).Name} has {(count == 0 ? "no" : count < least ? "too few" : "too many")} {what ?? key}", $"give it {least} to {most}");
    }

    private void CheckTwins<T>(string plural, IEnumerable<T> parts, Func<T, string> id)
        where T : class
    {
        foreach (var twin in parts.Where(part => id(part).Length > 0).GroupBy(id).SelectMany(group => group.Skip(1)))
            Fault(twin, "id", $"two {plural} are called '{id(twin)}'", "give each its own id");
    }

    private void Fault(object part, string key, string what, string remedy, int item = -1)
    {
        var origin = reader.OriginOf(part);
        origin.Fault(origin.LineOf(key, item), what, remedy);
    }

    [GeneratedRegex(@"\{(?<field>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap { get; }
}
