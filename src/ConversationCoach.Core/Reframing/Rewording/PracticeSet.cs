using System.Collections.Immutable;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <param name="Field">Where one may hear it; one of <see cref="PracticeSet.Fields"/>.</param>
/// <param name="Other">One good other way; not the only one.</param>
public sealed record PracticeSentence(Pattern Pattern, string Id, string Field, string Said, string Other);

/// <summary>The sentences people practise on, in one language.</summary>
public sealed class PracticeSet
{
    private const int LongestSentence = 300;

    private PracticeSet(ImmutableArray<PracticeSentence> sentences) => Sentences = sentences;

    public static ImmutableArray<string> Fields { get; } = ["clinical", "primary-care", "community", "council", "voluntary"];

    /// <summary>By pattern, then as the files have them.</summary>
    public ImmutableArray<PracticeSentence> Sentences { get; }

    /// <returns>In the order of the files; those of the field first, when one is named.</returns>
    public IEnumerable<PracticeSentence> Of(Pattern pattern, string? field) =>
        Sentences.Where(sentence => sentence.Pattern == pattern).OrderBy(sentence => sentence.Field != field);

    /// <param name="contentFolder">Has a folder for each language, with a file for each pattern in <c>practice/</c>.</param>
    /// <exception cref="ContentException">Every fault of every file, each with its line.</exception>
    public static PracticeSet Load(string contentFolder, string language)
    {
        var folder = Path.Combine(contentFolder, language, "practice");
        var faults = ImmutableArray.CreateBuilder<string>();
        var sentences = ImmutableArray.CreateBuilder<PracticeSentence>();
        foreach (var pattern in Enum.GetValues<Pattern>())
        {
            var path = Path.Combine(folder, pattern.Id() + ".yaml");
            if (!File.Exists(path))
            {
                faults.Add($"{path}: is not there — every pattern has its practice in a file of its name");
                continue;
            }

            var found = new FileFaults(Path.GetFileName(path));
            using var text = File.OpenText(path);
            if (ContentTree.Read(text, found) is { } root) sentences.AddRange(Read(pattern, root, found));
            faults.AddRange(found.InOrder());
        }

        return faults.Count == 0 ? new PracticeSet(sentences.ToImmutable()) : throw new ContentException(faults.ToImmutable());
    }

    private static ImmutableArray<PracticeSentence> Read(Pattern pattern, ContentNode node, FileFaults faults)
    {
        var file = new ContentSection(node, "file of practice", faults, "sentences");
        var sentences = file.List("sentences", item =>
        {
            var sentence = new ContentSection(item, "sentence", faults, "id", "field", "said", "other");
            var field = sentence.Text("field", 20);
            if (field.Length > 0 && !Fields.Contains(field))
                sentence.Fault(sentence.LineOf("field"), $"'{field}' is no field", $"use {string.Join(", ", Fields)}");
            return new PracticeSentence(pattern, sentence.Id(), field, sentence.Text("said", LongestSentence), sentence.Text("other", LongestSentence));
        });

        if (sentences.IsEmpty) file.Fault(file.Line, "there is no sentence", "write at least one under 'sentences:'");
        foreach (var twin in sentences.GroupBy(sentence => sentence.Id).Where(group => group.Key.Length > 0 && group.Count() > 1))
            file.Fault(file.LineOf("sentences"), $"two sentences are called '{twin.Key}'", "give one another id");
        return sentences;
    }
}
