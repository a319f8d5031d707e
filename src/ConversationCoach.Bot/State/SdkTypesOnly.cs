using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace ConversationCoach.Bot.State;

/// <summary>Which type names in stored state are believed: the SDK's own, collections, and this bot's. Any other is an attack or a fault.</summary>
internal sealed class SdkTypesOnly : DefaultSerializationBinder
{
    private static readonly string[] Known = ["Microsoft.Bot.", "System.Collections.Generic.", "Newtonsoft.Json.Linq.", "ConversationCoach.Bot.State."];

    public override Type BindToType(string? assemblyName, string typeName) => Known.Any(known => typeName.StartsWith(known, StringComparison.Ordinal))
        ? base.BindToType(assemblyName, typeName)
        : throw new JsonSerializationException("Stored state names a type that is not read back.");
}
