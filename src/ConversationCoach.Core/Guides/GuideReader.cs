using System.Collections.Immutable;

namespace ConversationCoach.Core.Guides;

/// <summary>Reads one guide and remembers where each part of it was written, for <see cref="GuideChecks"/>.</summary>
internal sealed class GuideReader(FileFaults faults)
{
    /// <summary>Stands for a kind that is none; a guide that has it is never handed out.</summary>
    public const PromptKind UnknownKind = (PromptKind)(-1);

    private static readonly ImmutableDictionary<string, PromptKind> Kinds = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create("long-text", PromptKind.LongText),
        KeyValuePair.Create("text", PromptKind.Text),
        KeyValuePair.Create("one-of", PromptKind.OneOf),
        KeyValuePair.Create("any-of", PromptKind.AnyOf),
        KeyValuePair.Create("scale", PromptKind.Scale),
        KeyValuePair.Create("date", PromptKind.Date),
        KeyValuePair.Create("list", PromptKind.List),
        KeyValuePair.Create("sentence", PromptKind.Sentence),
        KeyValuePair.Create("rows", PromptKind.Rows),
        KeyValuePair.Create("progress", PromptKind.Progress),
    ]);

    private readonly Dictionary<object, ContentSection> _origins = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where a guide, step, prompt, choice, field, condition, summary section or part of the follow-up that was read here was written.</summary>
    public ContentSection OriginOf(object part) => _origins[part];

    public Guide Read(ContentNode root)
    {
        var guide = Section(root, "guide", "id", "version", "title", "source", "minutes", "order", "steps", "summary", "follow-up");
        var steps = guide.List("steps", ReadStep);
        return From(guide, new Guide(
            guide.Id(),
            guide.Number("version", 1, 10_000),
            guide.Text("title", 80),
            guide.Text("source", 200),
            guide.Number("minutes", 1, 120),
            guide.Number("order", 1, 100),
            steps,
            guide.List("summary", ReadSummary))
        {
            FollowUp = guide.Part("follow-up", node => ReadFollowUp(node, steps)),
        });
    }

    private GuideStep ReadStep(ContentNode node)
    {
        var step = Section(node, "step", "id", "title", "why", "prompts");
        return From(step, new GuideStep(step.Id(), step.Text("title", 80), step.Text("why", 160), step.List("prompts", prompt => ReadPrompt(prompt, agreements: null))));
    }

    private FollowUp ReadFollowUp(ContentNode node, ImmutableArray<GuideStep> steps)
    {
        var part = Section(node, "follow-up", "opening-line", "common-purpose", "agreements", "review-day", FollowUp.HowDidItGoId, FollowUp.ReviewId);
        var agreements = part.TextOrNull("agreements", 40);
        var agreed = steps.SelectMany(step => step.Prompts).FirstOrDefault(prompt => prompt.Id == agreements);
        return From(part, new FollowUp(
            part.TextOrNull("opening-line", 40),
            part.TextOrNull("common-purpose", 40),
            agreements,
            part.Part("review-day", ReadDayRole),
            part.Part(FollowUp.HowDidItGoId, step => ReadFollowUpStep(step, FollowUp.HowDidItGoId, agreed)),
            part.Part(FollowUp.ReviewId, step => ReadFollowUpStep(step, FollowUp.ReviewId, agreed))));
    }

    private DayRole ReadDayRole(ContentNode node)
    {
        var day = Section(node, "day", "prompt", "field");
        return From(day, new DayRole(day.Text("prompt", 40), day.TextOrNull("field", 40)));
    }

    private GuideStep ReadFollowUpStep(ContentNode node, string id, Prompt? agreements)
    {
        var step = Section(node, "step of the follow-up", "title", "why", "prompts");
        return From(step, new GuideStep(id, step.Text("title", 80), step.Text("why", 160), step.List("prompts", prompt => ReadPrompt(prompt, agreements))));
    }

    private Prompt ReadPrompt(ContentNode node, Prompt? agreements)
    {
        var prompt = Section(node, "prompt", "id", "ask", "kind", "tip", "choices", "fields", "sentence", "when");
        var kind = ReadKind(prompt);
        return From(prompt, new Prompt(
            prompt.Id(),
            prompt.Text("ask", 300),
            kind,
            prompt.TextOrNull("tip", 500),
            prompt.List("choices", ReadChoice),
            prompt.List("fields", ReadField),
            prompt.TextOrNull("sentence", 300),
            prompt.Part("when", ReadCondition))
        {
            Of = kind is PromptKind.Progress ? agreements : null,
        });
    }

    private Choice ReadChoice(ContentNode node)
    {
        var choice = Section(node, "choice", "id", "text");
        return From(choice, new Choice(choice.Id(), choice.Text("text", 120)));
    }

    private Field ReadField(ContentNode node)
    {
        var field = Section(node, "field", "id", "label", "kind");
        var kind = field.Text("kind", 40);
        if (kind is not ("" or "text" or "date"))
            field.Fault(field.LineOf("kind"), $"'{kind}' is no kind of field", "use text or date");
        return From(field, new Field(field.Id(), field.Text("label", 80), kind == "date"));
    }

    private PromptCondition ReadCondition(ContentNode node)
    {
        var when = Section(node, "condition", "prompt", "is");
        return From(when, new PromptCondition(when.Text("prompt", 40), when.Texts("is", 40)));
    }

    private SummarySection ReadSummary(ContentNode node)
    {
        var section = Section(node, "summary section", "title", "from", "private");
        var isPrivate = section.TextOrNull("private", 40);
        if (isPrivate is not (null or "" or "true")) section.Fault(section.LineOf("private"), $"'{isPrivate}' does not say that a section is private", "write true, or take the key out");
        return From(section, new SummarySection(section.Text("title", 80), section.Texts("from", 40)) { IsPrivate = isPrivate is "true" });
    }

    private static PromptKind ReadKind(ContentSection prompt)
    {
        var kind = prompt.Text("kind", 40);
        if (Kinds.TryGetValue(kind, out var known)) return known;
        if (kind.Length > 0)
            prompt.Fault(prompt.LineOf("kind"), $"'{kind}' is no kind of prompt", $"use {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}");
        return UnknownKind;
    }

    private ContentSection Section(ContentNode node, string kind, params ReadOnlySpan<string> keys) => new(node, kind, faults, keys);

    private T From<T>(ContentSection section, T part)
        where T : class
    {
        _origins.Add(part, section);
        return part;
    }
}
