using System.Collections.Immutable;

namespace ConversationCoach.Core.Guides;

/// <summary>Every guide of one language.</summary>
public sealed class GuideLibrary
{
    private GuideLibrary(ImmutableArray<Guide> guides) => Guides = guides;

    /// <summary>In the order the files say: the first is offered first.</summary>
    public ImmutableArray<Guide> Guides { get; }

    /// <exception cref="KeyNotFoundException">There is none of that id.</exception>
    public Guide this[string id] => Find(id) ?? throw new KeyNotFoundException($"There is no guide '{id}'.");

    /// <returns><see langword="null"/> when there is none of that id: perhaps it was withdrawn.</returns>
    public Guide? Find(string id) => Guides.FirstOrDefault(guide => guide.Id == id);

    /// <param name="contentFolder">Has a folder for each language, with its guides in <c>guides/*.yaml</c>.</param>
    /// <param name="language">A folder's name, such as <c>en-GB</c>.</param>
    /// <exception cref="ContentException">There is no guide, or some have faults: all of them, of all files.</exception>
    public static GuideLibrary Load(string contentFolder, string language)
    {
        var folder = Path.Combine(contentFolder, language, "guides");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0) throw new ContentException([$"{folder}: there is no guide — put at least one .yaml file there"]);

        var faults = ImmutableArray.CreateBuilder<string>();
        var guides = ImmutableArray.CreateBuilder<Guide>();
        var (fileOfId, fileOfOrder) = (new Dictionary<string, string>(), new Dictionary<int, string>());
        foreach (var path in files)
        {
            var file = Path.GetFileName(path);
            var found = new FileFaults(file);
            var reader = new GuideReader(found);
            if (ReadGuide(path, reader, found) is { } guide)
            {
                guides.Add(guide);
                var origin = reader.OriginOf(guide);
                if (guide.Id.Length > 0 && !fileOfId.TryAdd(guide.Id, file))
                    found.Add(origin.LineOf("id"), $"{fileOfId[guide.Id]} has a guide '{guide.Id}' too", "give this one an id of its own");
                if (origin.Has("order") && !fileOfOrder.TryAdd(guide.Order, file))
                    found.Add(origin.LineOf("order"), $"{fileOfOrder[guide.Order]} has order {guide.Order} too", "give this one a place of its own");
            }

            faults.AddRange(found.InOrder());
        }

        return faults.Count == 0
            ? new GuideLibrary([.. guides.OrderBy(guide => guide.Order)])
            : throw new ContentException(faults.ToImmutable());
    }

    private static Guide? ReadGuide(string path, GuideReader reader, FileFaults faults)
    {
        using var text = File.OpenText(path);
        if (ContentTree.Read(text, faults) is not { } root) return null;

        var guide = reader.Read(root);
        new GuideChecks(guide, reader).Run();
        return guide;
    }
}
