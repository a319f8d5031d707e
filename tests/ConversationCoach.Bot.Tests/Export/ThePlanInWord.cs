using ConversationCoach.Bot.Export;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConversationCoach.Bot.Tests.Export;

public class ThePlanInWord
{
    private static readonly DateTimeOffset Made = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Guides => [.. Coach.English.Guides.Guides.Select(guide => guide.Id)];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Is_a_document_that_Word_accepts(string guide)
    {
        using var document = Open(Sample.Followed(Sample.Begun("The winter rota", Coach.English.GuideOf(guide)), Sample.Realistic));

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Fact]
    public void Has_title_day_a_heading_for_each_part_and_every_answer()
    {
        var preparation = Sample.Followed(Sample.Begun("The winter rota"), Sample.Realistic);
        using var document = Open(preparation);

        var headings = Texts(document, "Heading1");
        Assert.Equal("My plan: The winter rota", Assert.Single(Texts(document, "Title")));
        Assert.Equal(Coach.English.Guides.Guides[0].Summary.Select(section => section.Title), headings);
        Assert.Contains("Day: Thursday 3 December 2026", Texts(document, "Normal"));
        Assert.Contains("We stopped talking in May, after two swaps were refused.", Texts(document, "Normal"));
        Assert.Contains("Moving: R.P. – answers within two days – Sunday 6 December 2026", Texts(document, "ListBullet"));
        Assert.DoesNotContain("Not answered yet.", Texts(document, "Quiet"));
    }

    [Fact]
    public void Tells_agreements_as_a_table_whose_first_row_is_its_header()
    {
        using var document = Open(Sample.Answered(Sample.Begun("The winter rota"), Sample.Realistic));

        var rows = Body(document).Descendants<Table>().First().Elements<TableRow>().ToList();
        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Equal(3, rows.Count);
        Assert.Equal(["Ann", "sends the draft rota", "Friday 4 December 2026"], rows[1].Elements<TableCell>().Select(cell => cell.InnerText));
    }

    [Fact]
    public void Tells_whoever_listens_its_language_and_title()
    {
        using var document = Open(Sample.Begun("The winter rota"));

        var defaults = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!;
        Assert.Equal("en-GB", Assert.Single(defaults.Descendants<DocumentFormat.OpenXml.Wordprocessing.Languages>()).Val!.Value);
        Assert.Equal("en-GB", document.PackageProperties.Language);
        Assert.Equal("My plan: The winter rota", document.PackageProperties.Title);
    }

    [Fact]
    public void Says_of_each_part_that_is_open_that_it_is_and_nothing_yet_of_what_comes_afterwards()
    {
        using var document = Open(Sample.Begun("The winter rota"));

        var guide = Coach.English.Guides.Guides[0];
        Assert.Equal(guide.Summary.Where(section => !guide.FollowUp!.Fills(section)).Select(section => section.Title), Texts(document, "Heading1"));
        Assert.Equal(Texts(document, "Heading1").Count(), Texts(document, "Quiet").Count());
    }

    [Fact]
    public void Holds_words_that_XML_cannot()
    {
        var words = "lone \ud83d half, 💬 whole, \ufffe and a bell";
        using var document = Open(Sample.Answered(Sample.Begun("The winter rota"), prompt => prompt.Kind is PromptKind.LongText ? words : Sample.Realistic(prompt)));

        Assert.Contains("lone \ufffd half, 💬 whole,  and a bell", Texts(document, "Normal"));
    }

    [Theory]
    [InlineData("The winter rota", "Plan The winter rota.docx")]
    [InlineData("Pay: 10/12? <now> \"..\\..\"", "Plan Pay 10 12 now.docx")]
    [InlineData("💬", "Plan .docx")]
    public void Is_called_after_what_it_is_about(string about, string expected) =>
        Assert.Equal(expected, PlanDocument.FileName(Coach.English, Sample.Begun(about)));

    private static WordprocessingDocument Open(Preparation preparation) =>
        WordprocessingDocument.Open(new MemoryStream(PlanDocument.Write(Coach.English, preparation, Made)), isEditable: false);

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document.Body!;

    private static IEnumerable<string> Texts(WordprocessingDocument document, string style) => Body(document).Descendants<Paragraph>()
        .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == style).Select(paragraph => paragraph.InnerText);
}
