using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Grammar;
using ConversationCoach.Core.Reframing.Rewording;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Core.Tests.Rewording;

public class ThePracticeSet
{
    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "Content");
    private static readonly PracticeSet Practice = PracticeSet.Load(Content, "en-GB");
    private static readonly RuleBook Rules = RuleBook.Load(Content, "en-GB");

    public static TheoryData<string, string, string> Sentences
    {
        get
        {
            var sentences = new TheoryData<string, string, string>();
            foreach (var sentence in Practice.Sentences) sentences.Add(sentence.Pattern.Id(), sentence.Said, sentence.Other);
            return sentences;
        }
    }

    [Theory, MemberData(nameof(Sentences))]
    public void Says_what_is_noticed_and_the_other_way_what_is_not(string pattern, string said, string other)
    {
        Assert.Contains(Rules.Detect(MessageText.Read(said)), finding => finding.Pattern.Id() == pattern);
        Assert.Empty(Rules.Detect(MessageText.Read(other)));
    }

    [Fact]
    public void Has_ten_of_each_pattern_from_every_field() =>
        Assert.All(Enum.GetValues<Pattern>(), pattern =>
        {
            var sentences = Practice.Of(pattern, field: null).ToList();
            Assert.Equal(10, sentences.Count);
            Assert.Equal(PracticeSet.Fields.Order(), sentences.Select(sentence => sentence.Field).Distinct().Order());
        });

    [Fact]
    public void Begins_with_the_field_of_the_person() =>
        Assert.Equal("council", Practice.Of(Pattern.Position, "council").First().Field);

    [Fact]
    public void Names_every_fault_of_its_files()
    {
        using var folder = new PracticeFolder(Pattern.Position, """
            sentences:
              - id: one
                field: hospital
                said: We want it.
            """);

        var refused = Assert.Throws<ContentException>(() => PracticeSet.Load(folder.Path, "en-GB"));

        Assert.Contains(refused.Faults, fault => fault.StartsWith("position.yaml(3): 'hospital' is no field", StringComparison.Ordinal));
        Assert.Contains(refused.Faults, fault => fault.Contains("has no other", StringComparison.Ordinal));
        Assert.Contains(refused.Faults, fault => fault.Contains("yes-but.yaml: is not there", StringComparison.Ordinal));
    }

    private sealed class PracticeFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("practice");

        public PracticeFolder(Pattern pattern, string yaml) =>
            File.WriteAllText(System.IO.Path.Combine(_folder.CreateSubdirectory("en-GB").CreateSubdirectory("practice").FullName, pattern.Id() + ".yaml"), yaml);

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
