using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Storage.Tests.Fakes;

public sealed class InMemoryTipStore : ITipStore
{
    private readonly Lock _lock = new();
    private readonly HashSet<(UserId Person, string Rule)> _muted = [];
    private readonly Dictionary<string, int> _unhelpful = new(StringComparer.Ordinal);
    private readonly Dictionary<(UserId Person, string Pattern), PracticeCount> _practice = [];

    public Task<ImmutableHashSet<string>> MutedByAsync(UserId person, CancellationToken cancellationToken) =>
        Locked(() => _muted.Where(muted => muted.Person == person).Select(muted => muted.Rule).ToImmutableHashSet(StringComparer.Ordinal), cancellationToken);

    public Task MuteAsync(UserId person, string ruleId, CancellationToken cancellationToken) => Locked(() => _muted.Add((person, ruleId)), cancellationToken);

    public Task UnmuteAsync(UserId person, string ruleId, CancellationToken cancellationToken) => Locked(() => _muted.Remove((person, ruleId)), cancellationToken);

    public Task CountNotHelpfulAsync(string ruleId, CancellationToken cancellationToken) =>
        Locked(() => _unhelpful[ruleId] = _unhelpful.GetValueOrDefault(ruleId) + 1, cancellationToken);

    public Task<ImmutableDictionary<string, int>> NotHelpfulAsync(CancellationToken cancellationToken) =>
        Locked(() => _unhelpful.ToImmutableDictionary(StringComparer.Ordinal), cancellationToken);

    public Task AddPracticeAsync(UserId person, string patternId, bool isClear, CancellationToken cancellationToken) => Locked(() =>
    {
        var count = _practice.GetValueOrDefault((person, patternId)) ?? new PracticeCount(0, 0);
        return _practice[(person, patternId)] = new PracticeCount(count.Practised + 1, count.Clear + (isClear ? 1 : 0));
    }, cancellationToken);

    public Task<ImmutableDictionary<string, PracticeCount>> PracticeOfAsync(UserId person, CancellationToken cancellationToken) => Locked(() =>
        _practice.Where(practice => practice.Key.Person == person).ToImmutableDictionary(practice => practice.Key.Pattern, practice => practice.Value, StringComparer.Ordinal), cancellationToken);

    private Task<T> Locked<T>(Func<T> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(action());
    }
}
