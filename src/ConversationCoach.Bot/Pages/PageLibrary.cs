using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Pages;

/// <summary>The pages about the bot, written out at the start in each language, with what the organisation says of itself.</summary>
internal sealed class PageLibrary
{
    public static readonly IReadOnlyList<string> Paths = ["", "privacy", "terms", "accessibility"];

    /// <summary>As they are asked for, and the folder each is in. The first is what everybody gets who asks for another.</summary>
    public static readonly IReadOnlyList<(string Code, string Locale)> Languages = [("en", "en-GB"), ("cy", "cy-GB")];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Dictionary<(string Path, string Locale), Page> _pages = [];

    /// <exception cref="ContentException">Every page that is not well formed, or has a gap nobody fills.</exception>
    public PageLibrary(string folder, IOptions<OrganisationOptions> organisation, IOptions<RetentionOptions> retention)
    {
        var style = File.ReadAllText(Path.Combine(folder, "style.css")).ReplaceLineEndings("\n");
        StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        var (faults, facts) = (new List<string>(), (organisation.Value, retention.Value));
        foreach (var (code, locale) in Languages)
        {
            foreach (var path in Paths) _pages[(path, locale)] = Write(folder, path, code, locale, style, facts, faults);
        }

        if (faults.Count > 0) throw new ContentException(faults);
    }

    /// <summary>The only style that a browser may use: SHA-256, base64.</summary>
    public string StyleHash { get; }

    public Page Find(string path, string locale) => _pages[(path, locale)];

    private static Page Write(string folder, string path, string code, string locale, string style, (OrganisationOptions, RetentionOptions) facts, List<string> faults)
    {
        var words = JsonSerializer.Deserialize<PageWords>(File.ReadAllText(Path.Combine(folder, locale, "words.json")), Strict)!;
        var name = $"{(path.Length == 0 ? "index" : path)}.html";
        var text = Fill(File.ReadAllText(Path.Combine(folder, locale, name)), Gaps(words, facts));
        faults.AddRange(Faults(text).Select(fault => $"{locale}/{name}{fault}"));

        var (otherCode, otherLocale) = Languages.Single(language => language.Locale != locale);
        var html = Fill(File.ReadAllText(Path.Combine(folder, "layout.html")), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lang"] = locale,
            ["title"] = words.Titles[path],
            ["style"] = style,
            ["skip"] = words.Skip,
            ["pages"] = words.Pages,
            ["links"] = string.Join('\n', Paths.Select(other => Link(other, words.Titles[other], code, isHere: other == path))),
            ["other-code"] = otherCode,
            ["other-lang"] = otherLocale,
            ["other-name"] = words.OtherName,
            ["text"] = text,
            ["footer"] = Fill(words.Footer, Gaps(words, facts)),
        });
        return new Page(path, locale, Encoding.UTF8.GetBytes(html));
    }

    // Beside each other, wherever they are put.
    private static string Link(string path, string title, string code, bool isHere) =>
        $"<li><a href=\"./{path}?lang={code}\"{(isHere ? " aria-current=\"page\"" : "")}>{title}</a></li>";

    private static Dictionary<string, string> Gaps(PageWords words, (OrganisationOptions, RetentionOptions) facts)
    {
        var (organisation, retention) = facts;
        var name = WebUtility.HtmlEncode(organisation.Name ?? words.Organisation);
        var contact = Contact(organisation.Contact) ?? words.AskTheDesk;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["organisation"] = name,
            ["Organisation"] = char.ToUpperInvariant(name[0]) + name[1..],
            ["contact"] = contact,
            ["privacy-contact"] = Contact(organisation.DataProtectionContact) ?? contact,
            ["notice"] = organisation.PrivacyNotice is { } notice ? $"<a href=\"{WebUtility.HtmlEncode(notice)}\">{words.Notice}</a>" : words.NoNotice,
            ["preparation-days"] = Number(retention.PreparationDays),
            ["warn-days"] = Number(retention.WarnDaysBefore),
            ["audit-days"] = Number(retention.AuditDays),
        };
    }

    private static string Number(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static string? Contact(string? contact) =>
        contact is not null && ContactLink.Of(contact) is { } link ? $"<a href=\"{WebUtility.HtmlEncode(link.ToString())}\">{WebUtility.HtmlEncode(contact)}</a>" : null;

    private static string Fill(string text, Dictionary<string, string> gaps) =>
        gaps.Aggregate(text, (filled, gap) => filled.Replace($"{{{{{gap.Key}}}}}", gap.Value, StringComparison.Ordinal));

    private static IEnumerable<string> Faults(string text)
    {
        if (text.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var at) yield return $": nobody fills the gap {text[at..Math.Min(text.Length, at + 30)]}";

        string? fault = null;
        try
        {
            XElement.Parse($"<main>{text}</main>");
        }
        catch (XmlException error)
        {
            fault = $"({error.LineNumber}): {error.Message}";
        }

        if (fault is not null) yield return fault;
    }
}
