using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public class Entity
{
    public Entity() { }

    public Entity(string type = null)
    {
        Type = type;
    }

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonExtensionData]
    public JObject Properties { get => field ??= []; set; }

    public T GetAs<T>() => JObject.FromObject(this).ToObject<T>();

    /// <summary>Takes over every field of <paramref name="obj"/>, known and unknown.</summary>
    public void SetAs<T>(T obj)
    {
        var fields = JObject.FromObject(obj);
        Type = (string)fields["type"];
        fields.Remove("type");
        Properties = fields;
    }
}

public class Mention : Entity
{
    public Mention()
        : this(null)
    {
    }

    public Mention(ChannelAccount mentioned = null, string text = null, string type = null)
    {
        Mentioned = mentioned;
        Text = text;
        Type = type ?? "mention";
    }

    [JsonProperty("mentioned")]
    public ChannelAccount Mentioned { get; set; }

    [JsonProperty("text")]
    public string Text { get; set; }
}
