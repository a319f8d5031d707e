using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public class AdaptiveCardInvokeValue
{
    [JsonProperty("action")]
    public AdaptiveCardInvokeAction Action { get; set; }

    [JsonProperty("authentication")]
    public AdaptiveCardAuthentication Authentication { get; set; }

    [JsonProperty("state")]
    public string State { get; set; }
}

public class AdaptiveCardInvokeAction
{
    [JsonProperty("data")]
    public object Data { get; set; }

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonProperty("verb")]
    public string Verb { get; set; }
}

public class AdaptiveCardInvokeResponse
{
    [JsonProperty("statusCode")]
    public int StatusCode { get; set; }

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonProperty("value")]
    public object Value { get; set; }
}

public class AdaptiveCardAuthentication : TokenExchangeInvokeRequest;

public class TokenExchangeInvokeRequest
{
    [JsonProperty("connectionName")]
    public string ConnectionName { get; set; }

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonExtensionData]
    public JObject Properties { get => field ??= []; set; }

    [JsonProperty("token")]
    public string Token { get; set; }
}
