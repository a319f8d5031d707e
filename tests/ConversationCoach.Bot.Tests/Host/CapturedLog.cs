using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Everything anybody logs, with its values, scopes and exceptions.</summary>
internal sealed class CapturedLog : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = [];
    private IExternalScopeProvider? _scopes;

    public IReadOnlyCollection<string> Lines => _lines;

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Writer(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            log._lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {values} {exception}");
            log._scopes?.ForEachScope((scope, lines) => lines.Enqueue($"  {(scope is IEnumerable<KeyValuePair<string, object?>> of ? string.Join(' ', of.Select(pair => $"{pair.Key}={pair.Value}")) : scope)}"), log._lines);
        }
    }
}
