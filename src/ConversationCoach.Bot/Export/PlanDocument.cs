using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConversationCoach.Bot.Export;

/// <summary>
/// The plan as a Word document to print and take along: the parts of the plan as headings, the questions below them, and
/// agreements as a table whose first row is its header.
/// </summary>
internal sealed class PlanDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int LongestFileName = 60;

    private readonly Language _language;
    private readonly Preparation _preparation;
    private readonly Body _body = new();

    private PlanDocument(Language language, Preparation preparation) => (_language, _preparation) = (language, preparation);

    private Phrases Phrases => _language.Phrases;

    /// <param name="made">The day it says it was made on.</param>
    public static byte[] Write(Language language, Preparation preparation, DateTimeOffset made)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = language.Phrases.Document.Title.Fill(("about", preparation.About));
            document.PackageProperties.Creator = language.Phrases.Document.Creator;
            document.PackageProperties.Language = language.Phrases.Locale;
            document.PackageProperties.Created = made.UtcDateTime;

            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = PlanDocumentStyles.Draw(language.Phrases.Locale);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = PlanDocumentStyles.Bullets();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = language.Phrases.Locale });
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(PlanDocumentStyles.Paragraph("Footer", language.Phrases.Document.Footer));

            var plan = new PlanDocument(language, preparation);
            plan.Fill(made);
            plan._body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                // A4 in twentieths of a point.
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new Document(plan._body);
        }

        return file.ToArray();
    }

    /// <returns>What the conversation is about, as far as a file can be called that.</returns>
    public static string FileName(Language language, Preparation preparation)
    {
        var kept = string.Concat(preparation.About.Select(sign => char.IsLetterOrDigit(sign) ? sign : ' '));
        var words = string.Join(' ', kept.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"{language.Phrases.Document.FileName.Fill(("about", Cards.Elements.Cut(words, LongestFileName)))}.docx";
    }

    private void Fill(DateTimeOffset made)
    {
        var (words, guide) = (Phrases.Document, _language.GuideOf(_preparation.GuideId));
        Add("Title", words.Title.Fill(("about", _preparation.About)));
        Add("Subtitle", words.Made.Fill(("day", _language.LongDay(DateOnly.FromDateTime(made.UtcDateTime))), ("guide", guide.Title)));
        if (_preparation.With.Length > 0) Add("Normal", $"{Phrases.Plan.With}: {_preparation.With}");
        if (_preparation.Day is { } day) Add("Normal", $"{Phrases.Plan.Day}: {_language.LongDay(day)}");

        foreach (var section in guide.Summary)
        {
            var answered = section.From.Where(id => _preparation.IsAsked(guide, id) && _preparation.TextOf(id).Length > 0).Select(id => guide.FindPrompt(id)!).ToList();
            if (answered.Count == 0 && guide.FollowUp?.Fills(section) is true) continue;
            Add("Heading1", section.Title);
            if (answered.Count == 0) Add("Quiet", words.NotAnswered);
            foreach (var prompt in answered)
            {
                if (prompt.Kind is not PromptKind.Sentence) Add("Heading2", prompt.Ask);
                AddAnswer(prompt, _preparation.TextOf(prompt.Id));
            }
        }
    }

    private void AddAnswer(Prompt prompt, string text)
    {
        switch (prompt.Kind)
        {
            case PromptKind.Rows:
                _body.Append(Table(prompt, text), new Paragraph());
                break;
            case PromptKind.OneOf or PromptKind.AnyOf:
                foreach (var id in AnswerText.ReadChoices(text)) Add("ListBullet", prompt.Choices.FirstOrDefault(choice => choice.Id == id)?.Text ?? id);
                break;
            case PromptKind.List:
                foreach (var line in text.Split('\n')) Add("ListBullet", line);
                break;
            case PromptKind.Progress:
                foreach (var line in Cards.AnswerShown.Progress(_language, prompt, text)) Add("ListBullet", line);
                break;
            case PromptKind.Sentence:
                Add("Quote", AnswerText.FillSentence(prompt, AnswerText.Cells(Cells(prompt, AnswerText.ReadCells(text)))));
                break;
            case PromptKind.Date:
                Add("Normal", Day(text));
                break;
            case PromptKind.Scale:
                Add("Normal", Phrases.Document.OutOfTen.Fill(("number", text)));
                break;
            default:
                foreach (var line in text.Split('\n').Where(line => line.Length > 0)) Add("Normal", line);
                break;
        }
    }

    private Table Table(Prompt prompt, string text)
    {
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { FirstRow = true, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = prompt.Ask }),
            new TableGrid(prompt.Fields.Select(_ => new GridColumn())),
            new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. prompt.Fields.Select(field => Cell("TableHeading", field.Label))]));
        foreach (var row in AnswerText.ReadRows(text))
        {
            var cells = Cells(prompt, row).ToList();
            table.Append(new TableRow([new TableRowProperties(new CantSplit()), .. prompt.Fields.Select((_, index) => Cell("Normal", cells.ElementAtOrDefault(index) ?? ""))]));
        }

        return table;
    }

    private IEnumerable<string> Cells(Prompt prompt, IEnumerable<string> cells) =>
        cells.Select((cell, index) => prompt.Fields.ElementAtOrDefault(index) is { IsDate: true } ? Day(cell) : cell);

    private string Day(string text) => AnswerText.ReadDay(text) is { } day ? _language.LongDay(day) : text;

    private void Add(string style, string text) => _body.Append(PlanDocumentStyles.Paragraph(style, text));

    private static TableCell Cell(string style, string text) => new(PlanDocumentStyles.Paragraph(style, text));
}
