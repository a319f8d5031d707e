namespace ConversationCoach.Core.Tests.Guides;

/// <summary>A guide file without a fault, to be spoilt in one place.</summary>
internal static class SmallGuide
{
    public const string Yaml = """
        id: small
        version: 2
        title: A small guide
        source: Somebody
        minutes: 5
        steps:
          - id: look
            title: Look
            why: It helps.
            prompts:
              - id: mood
                ask: How are you?
                kind: one-of
                choices:
                  - { id: good, text: Good }
                  - { id: bad, text: Bad }
              - id: more
                ask: What is it?
                kind: text
                tip: Take your time.
                when: { prompt: mood, is: [bad] }
              - id: aim
                ask: What do you both want?
                kind: sentence
                sentence: We want {goal} by {day}.
                fields:
                  - { id: goal, label: The goal, kind: text }
                  - { id: day, label: The day, kind: date }
              - id: deeds
                ask: Who does what?
                kind: rows
                fields:
                  - { id: who, label: Who, kind: text }
        summary:
          - title: The plan
            from: [aim, deeds]
          - title: For your eyes
            from:
              - mood
              - more
        order: 5

        """;

    public static string But(string find, string put)
    {
        Assert.Contains(find, Yaml, StringComparison.Ordinal);
        return Yaml.Replace(find, put, StringComparison.Ordinal);
    }
}
