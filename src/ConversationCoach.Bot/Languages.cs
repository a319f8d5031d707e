using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rewording;

namespace ConversationCoach.Bot;

/// <summary>
/// The languages the bot speaks: every folder of the content. One without wording rules of its own looks at sentences with those of
/// <see cref="Default"/>, and its phrases say so.
/// </summary>
internal sealed class Languages
{
    private const string Default = "en-GB";

    private readonly Dictionary<string, Language> _byLocale;
    private readonly Dictionary<string, Language> _byLanguage;

    private Languages(Dictionary<string, Language> byLocale)
    {
        _byLocale = byLocale;
        _byLanguage = byLocale.ToDictionary(one => one.Key.Split('-')[0], one => one.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <exception cref="ContentException">Every fault of every file.</exception>
    public static Languages Load(string contentFolder)
    {
        var faults = new List<string>();
        var locales = Directory.GetDirectories(contentFolder).Select(folder => Path.GetFileName(folder)!).ToList();
        var phrases = locales.ToDictionary(locale => locale, locale => Try(() => PhraseFile.Load(contentFolder, locale)));
        var guides = locales.ToDictionary(locale => locale, locale => Try(() => GuideLibrary.Load(contentFolder, locale)));
        var wording = locales.Where(locale => Directory.Exists(Path.Combine(contentFolder, locale, "reframing")))
            .ToDictionary(locale => locale, locale => (Reframer: Try(() => Reframer.Load(contentFolder, locale)), Practice: Try(() => PracticeSet.Load(contentFolder, locale))));
        if (faults.Count > 0) throw new ContentException(faults);

        var spoken = phrases.Values.Select(one => one!.Commands).ToList();
        return new Languages(locales.ToDictionary(locale => locale, locale =>
        {
            var (reframer, practice) = wording.TryGetValue(locale, out var own) ? own : wording[Default];
            return new Language(phrases[locale]!, guides[locale]!, reframer!, practice!, [phrases[locale]!.Commands, .. spoken]);
        }, StringComparer.OrdinalIgnoreCase));

        T? Try<T>(Func<T> load) where T : class
        {
            try
            {
                return load();
            }
            catch (ContentException error)
            {
                faults.AddRange(error.Faults);
                return null;
            }
        }
    }

    /// <param name="locale">As the client sends it, "cy-GB" or "cy"; a language the bot does not speak, or none, gives British English.</param>
    public Language For(string? locale) => locale is not null && (_byLocale.TryGetValue(locale, out var language) || _byLanguage.TryGetValue(locale.Split('-')[0], out language))
        ? language
        : _byLocale[Default];
}
