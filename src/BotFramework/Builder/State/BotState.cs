using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

public interface IPropertyManager
{
    IStatePropertyAccessor<T> CreateProperty<T>(string name);
}

/// <summary>
/// A bag of named values that rests in storage under one key, is read once a turn and written only when something in it has changed.
/// </summary>
public abstract partial class BotState : IPropertyManager
{
    private readonly IStorage _storage;
    private readonly string _contextServiceKey;

    // What is read is never changed and what is written is never touched again, so memory needs no copies.
    private readonly MemoryStorage _memory;

#pragma warning disable MA0017 // The SDK has it public.
    public BotState(IStorage storage, string contextServiceKey)
#pragma warning restore MA0017
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(contextServiceKey);
        _storage = storage;
        _memory = storage.GetType() == typeof(MemoryStorage) ? (MemoryStorage)storage : null;
        _contextServiceKey = contextServiceKey;
    }

    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Accessor<T>(this, name);
    }

    /// <returns><see langword="null"/> until the state is loaded in this turn.</returns>
    public CachedBotState GetCachedState(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(_contextServiceKey);
    }

    /// <param name="force">Read again, losing what has not been saved.</param>
    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        if (!force && GetCachedState(turnContext) is not null) return;

        var key = GetStorageKey(turnContext);
        turnContext.TurnState[_contextServiceKey] = CachedBotState.Loaded(_memory is null ? await ReadAsync(key, cancellationToken) : _memory.Peek(key));
    }

    /// <param name="force">Write even what has not changed.</param>
    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        var cached = GetCachedState(turnContext);
        if (cached is null || !cached.HasChanged(out var resting) && !force) return;

        var key = GetStorageKey(turnContext);
        if (_memory is null) await _storage.WriteAsync(new Dictionary<string, object>(1, StringComparer.Ordinal) { [key] = resting }, cancellationToken);
        else _memory.Keep(key, resting);
        cached.Saved(resting);
    }

    /// <summary>Empties the state; storage learns of it when the changes are saved.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState[_contextServiceKey] = CachedBotState.Cleared();
        return Task.CompletedTask;
    }

    /// <summary>Removes the state from this turn and from storage at once.</summary>
    public virtual Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Remove(_contextServiceKey);
        return _storage.DeleteAsync([GetStorageKey(turnContext)], cancellationToken);
    }

    /// <returns>A copy of the whole state as JSON; <see langword="null"/> until it is loaded.</returns>
    public JToken Get(ITurnContext turnContext) => GetCachedState(turnContext) is { } cached ? StateJson.ToObject(cached.State) : null;

    protected abstract string GetStorageKey(ITurnContext turnContext);

    /// <exception cref="KeyNotFoundException"><typeparamref name="T"/> is a value type and there is no such property.</exception>
    protected Task<T> GetPropertyValueAsync<T>(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(propertyName);
        if (TryGet<T>(turnContext, propertyName, out var value)) return Task.FromResult(value);
        return typeof(T).IsValueType ? throw new KeyNotFoundException(propertyName) : Task.FromResult<T>(default);
    }

    protected Task SetPropertyValueAsync(ITurnContext turnContext, string propertyName, object value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(propertyName);
        LoadedState(turnContext)[propertyName] = value;
        return Task.CompletedTask;
    }

    protected Task DeletePropertyValueAsync(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(propertyName);
        LoadedState(turnContext).Remove(propertyName);
        return Task.CompletedTask;
    }

    private async Task<object> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var items = await _storage.ReadAsync([key], cancellationToken);
        return items is not null && items.TryGetValue(key, out var item) ? item : null;
    }

    private IDictionary<string, object> LoadedState(ITurnContext turnContext) =>
        GetCachedState(turnContext)?.State ?? throw new InvalidOperationException($"{GetType().Name} is not loaded in this turn.");

    // What came from storage is typed once and stays typed, so that a change to it is a change to the state.
    private bool TryGet<T>(ITurnContext turnContext, string name, out T value)
    {
        var state = LoadedState(turnContext);
        value = default;
        if (!state.TryGetValue(name, out var found) || found is null or JValue { Value: null }) return false;

        // A token that still lies in the tree storage gave is not the caller's to change.
        if (found is JToken { Parent: not null } token)
        {
            value = StateJson.To<T>(token);
        }
        else if (found is T typed)
        {
            value = typed;
            return true;
        }
        else
        {
            value = StateJson.To<T>(StateJson.ToToken(found));
        }

        state[name] = value;
        return true;
    }

    private sealed class Accessor<T>(BotState owner, string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            await owner.LoadAsync(turnContext, force: false, cancellationToken);
            if (owner.TryGet<T>(turnContext, name, out var value)) return value;
            if (defaultValueFactory is null)
            {
                return typeof(T).IsValueType
                    ? throw new MissingMemberException($"Property '{name}' has no value, and no default was given.")
                    : default;
            }

            value = defaultValueFactory();
            await owner.SetPropertyValueAsync(turnContext, name, value, cancellationToken);
            return value;
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
        {
            await owner.LoadAsync(turnContext, force: false, cancellationToken);
            await owner.SetPropertyValueAsync(turnContext, name, value, cancellationToken);
        }

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            await owner.LoadAsync(turnContext, force: false, cancellationToken);
            await owner.DeletePropertyValueAsync(turnContext, name, cancellationToken);
        }
    }
}
