using System.Xml;
using System.Xml.Schema;
using System.Xml.Serialization;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>A dictionary that XML serialisers can write too: an <c>item</c> element an entry, key and value as JSON.</summary>
public class SerializableDictionary<TKey, TValue> : Dictionary<TKey, TValue>, IXmlSerializable
{
    public SerializableDictionary()
    {
    }

    public SerializableDictionary(IEqualityComparer<TKey> comparer)
        : base(comparer)
    {
    }

    public XmlSchema GetSchema() => null;

    public void ReadXml(XmlReader reader)
    {
        var isEmpty = reader.IsEmptyElement;
        reader.ReadStartElement();
        if (isEmpty) return;

        while (reader.MoveToContent() == XmlNodeType.Element)
        {
            var key = JsonConvert.DeserializeObject<TKey>(reader.GetAttribute("key"));
            this[key] = JsonConvert.DeserializeObject<TValue>(reader.ReadElementContentAsString());
        }

        reader.ReadEndElement();
    }

    public void WriteXml(XmlWriter writer)
    {
        foreach (var (key, value) in this)
        {
            writer.WriteStartElement("item");
            writer.WriteAttributeString("key", JsonConvert.SerializeObject(key));
            writer.WriteString(JsonConvert.SerializeObject(value));
            writer.WriteEndElement();
        }
    }
}
