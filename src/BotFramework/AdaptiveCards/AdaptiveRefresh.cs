using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>How a client fetches a newer card by itself.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public class AdaptiveRefresh
{
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveExecuteAction Action { get; set; }

    /// <summary>For whom it is done without a press; Teams takes at most 60.</summary>
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public List<string> UserIds { get; set; }

    [JsonExtensionData]
    internal IDictionary<string, JToken> Unknown { get; set; }
}

[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public class AdaptiveAuthentication
{
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string Text { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string ConnectionName { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveTokenExchangeResource TokenExchangeResource { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public List<AdaptiveAuthCardButton> Buttons { get; set; }

    [JsonExtensionData]
    internal IDictionary<string, JToken> Unknown { get; set; }
}

[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public class AdaptiveTokenExchangeResource
{
    [JsonRequired]
    public string Id { get; set; }

    [JsonRequired]
    public string Uri { get; set; }

    [JsonRequired]
    public string ProviderId { get; set; }

    [JsonExtensionData]
    internal IDictionary<string, JToken> Unknown { get; set; }
}

[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public class AdaptiveAuthCardButton
{
    [JsonRequired]
    public string Type { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string Title { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string Image { get; set; }

    [JsonRequired]
    public string Value { get; set; }

    [JsonExtensionData]
    internal IDictionary<string, JToken> Unknown { get; set; }
}
