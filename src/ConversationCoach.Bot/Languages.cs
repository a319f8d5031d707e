using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rewording;

namespace ConversationCoach.Bot;

/// <summary>The languages the bot speaks: every folder of the content.</summary>
internal sealed class Languages
{
    private const string Default = "en-GB";

    private readonly Dictionary<string, Language> _byLocale;

    private Languages(Dictionary<string, Language> byLocale) => _byLocale = byLocale;

    /// <exception cref="ContentException">Every fault of every file.</exception>
    public static Languages Load(string contentFolder)
    {
        var faults = new List<string>();
        var languages = new Dictionary<string, Language>(StringComparer.OrdinalIgnoreCase);
        foreach (var locale in Directory.GetDirectories(contentFolder).Select(folder => Path.GetFileName(folder)!))
        {
            var phrases = Try(() => PhraseFile.Load(contentFolder, locale));
            var guides = Try(() => GuideLibrary.Load(contentFolder, locale));
            var reframer = Try(() => Reframer.Load(contentFolder, locale));
            var practice = Try(() => PracticeSet.Load(contentFolder, locale));
            if (phrases is not null && guides is not null && reframer is not null && practice is not null)
                languages[locale] = new Language(phrases, guides, reframer, practice);
        }

        return faults.Count == 0 ? new Languages(languages) : throw new ContentException(faults);

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

    /// <param name="locale">As the client sends it; a language the bot does not speak, or none, gives British English.</param>
    public Language For(string? locale) => locale is not null && _byLocale.TryGetValue(locale, out var language) ? language : _byLocale[Default];
}
