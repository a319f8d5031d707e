using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SpellingLanguages = DocumentFormat.OpenXml.Wordprocessing.Languages;

namespace ConversationCoach.Bot.Export;

/// <summary>How the document looks. The headings are Word's own, so that its outline, and whoever listens to it, finds them.</summary>
internal static class PlanDocumentStyles
{
    private const string Ink = "1F2A44";
    private const int BulletList = 1;

    /// <param name="locale">As in <c>en-GB</c>: with it a screen reader speaks the right language.</param>
    public static Styles Draw(string locale) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" },
                new FontSize { Val = "24" },
                new SpellingLanguages { Val = locale })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "288", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", outline: null, points: 12, bold: false, before: 0),
        Style("Title", "Title", outline: null, points: 24, bold: true, before: 0),
        Style("Subtitle", "Subtitle", outline: null, points: 12, bold: false, before: 0),
        Style("Heading1", "heading 1", outline: 0, points: 16, bold: true, before: 18),
        Style("Heading2", "heading 2", outline: 1, points: 12, bold: true, before: 9),
        Style("Quote", "Quote", outline: null, points: 14, bold: false, before: 3),
        Style("Quiet", "Quiet", outline: null, points: 12, bold: false, before: 0),
        Style("TableHeading", "Table Heading", outline: null, points: 12, bold: true, before: 0),
        Style("Footer", "footer", outline: null, points: 10, bold: false, before: 0),
        Style("ListBullet", "List Bullet", outline: null, points: 12, bold: false, before: 0),
        new Style(
            new StyleName { Val = "Table Grid" },
            new StyleTableProperties(new TableBorders(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())))
        {
            Type = StyleValues.Table,
            StyleId = "TableGrid",
        });

    public static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = NumberFormatValues.Bullet },
                new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "425", Hanging = "283" }))
            { LevelIndex = 0 })
        { AbstractNumberId = BulletList },
        new NumberingInstance(new AbstractNumId { Val = BulletList }) { NumberID = BulletList });

    public static Paragraph Paragraph(string style, string text)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (style is "Heading1" or "Heading2") properties.Append(new KeepNext());
        if (style is "ListBullet") properties.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = BulletList }));
        return new Paragraph(properties, new Run(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }));
    }

    // A lone half of a pair, and a few signs more, cannot stand in XML.
    private static string Writable(string text)
    {
        if (text.All(XmlConvert.IsXmlChar)) return text;
        return string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
    }

    private static Style Style(string id, string name, int? outline, int points, bool bold, int before)
    {
        var paragraph = new StyleParagraphProperties();
        if (before > 0) paragraph.Append(new SpacingBetweenLines { Before = $"{before * 20}" });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (id is "Quote" or "Quiet") run.Append(new Italic());
        run.Append(new Color { Val = Ink }, new FontSize { Val = $"{points * 2}" });
        return new Style(new StyleName { Val = name }, new PrimaryStyle(), paragraph, run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = id == "Normal",
        };
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = Ink };
}
