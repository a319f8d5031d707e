using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

public abstract partial class BotState
{
    /// <summary>The state of one turn, beside what it was when it was read.</summary>
    public class CachedBotState
    {
        // What rests in storage, never changed by us; null when nothing rests there.
        private JObject _resting;
        private bool _cleared;

        public CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>(StringComparer.Ordinal);
        }

        public IDictionary<string, object> State { get; set; }

        internal static CachedBotState Cleared() => new() { _cleared = true };

        /// <param name="found">What a storage gave: JSON, a dictionary, or <see langword="null"/>.</param>
        internal static CachedBotState Loaded(object found)
        {
            var resting = found switch
            {
                null => null,
                JObject json => json,
                IDictionary<string, object> map => StateJson.ToObject(map),
                _ => throw new InvalidOperationException($"Storage returned a {found.GetType().Name} where bot state was expected."),
            };
            var cached = new CachedBotState { _resting = resting };
            if (resting is null) return cached;

            foreach (var property in resting.Properties()) cached.State[property.Name] = property.Value;
            return cached;
        }

        /// <param name="resting">The state as it is to rest now.</param>
        internal bool HasChanged(out JObject resting)
        {
            if (!_cleared && IsUntouched())
            {
                resting = _resting ?? [];
                return false;
            }

            resting = StateJson.ToObject(State);
            return _cleared || !JToken.DeepEquals(resting, _resting ?? []);
        }

        internal void Saved(JObject resting) => (_resting, _cleared) = (resting, false);

        // Every value is still the very token that was read.
        private bool IsUntouched()
        {
            if (State.Count != (_resting?.Count ?? 0)) return false;
            foreach (var (name, value) in State)
            {
                if (!ReferenceEquals(value, _resting?[name])) return false;
            }

            return true;
        }
    }
}
