using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Tests.Sealing;

public class ADataKey
{
    private const string Words = "Dŵr 😀";

    private static readonly DataKey Anns = Key(Sample.Ann, 1);

    [Fact]
    public void Opens_what_it_sealed_in_the_same_place()
    {
        foreach (var text in (string[])["", "x", Words, "😀".PadRight(30_000)])
            Assert.Equal(text, Anns.OpenText(Anns.Seal(text, "answer", "1"), "answer", "1"));
    }

    [Fact]
    public void Seals_the_same_words_differently_each_time() => Assert.NotEqual(Anns.Seal(Words, "a"), Anns.Seal(Words, "a"));

    [Fact]
    public void Says_its_format_in_the_first_byte() => Assert.Equal((1, 1 + 12 + 9 + 16), (Anns.Seal("123456789")[0], Anns.Seal("123456789").Length));

    [Fact]
    public void Notices_every_changed_byte_and_every_cut()
    {
        var rests = Anns.Seal(Words, "a");
        for (var index = 0; index < rests.Length; index++)
        {
            byte[] changed = [.. rests];
            changed[index] ^= 1;
            Assert.Throws<CorruptRecordException>(() => Anns.OpenText(changed, "a"));
            Assert.Throws<CorruptRecordException>(() => Anns.OpenText(rests.AsSpan(0, index), "a"));
        }
    }

    [Theory, InlineData("b", "1", "2"), InlineData("a", "12", ""), InlineData("a", "1", "2", ""), InlineData("a", "1")]
    public void Opens_in_no_other_place(params string[] place)
    {
        var rests = Anns.Seal(Words, "a", "1", "2");
        var error = Assert.Throws<CorruptRecordException>(() => Anns.OpenText(rests, place));
        Assert.DoesNotContain(Words, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Opens_for_nobody_else()
    {
        var rests = Anns.Seal(Words, "a");
        Assert.Throws<CorruptRecordException>(() => Key(Sample.Ann, 2).OpenText(rests, "a"));
        Assert.Throws<CorruptRecordException>(() => Key(Sample.Bob, 1).OpenText(rests, "a"));
        Assert.Throws<CorruptRecordException>(() => Key(new UserId("contosoa", "nn"), 1).OpenText(rests, "a"));
    }

    [Fact]
    public void Wipes_the_bytes_it_is_made_of()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)7, DataKey.Size)];
        _ = new DataKey("id", Sample.Ann, bytes);
        Assert.All(bytes, left => Assert.Equal(0, left));
    }

    [Fact]
    public async Task Can_be_used_by_many_at_once() => await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
    {
        for (var turn = 0; turn < 500; turn++) Assert.Equal($"{number}/{turn}", Anns.OpenText(Anns.Seal($"{number}/{turn}", "a"), "a"));
    })));

    private static DataKey Key(UserId owner, byte seed) => new("id", owner, [.. Enumerable.Repeat(seed, DataKey.Size)]);
}
