using System.Xml.Serialization;
using AdaptiveCards;

namespace BotFramework.Tests.AdaptiveCards;

public class CardValues
{
    [Fact]
    public void Versions_are_ordered_by_number_not_by_text()
    {
        AdaptiveSchemaVersion two = "1.2", ten = "1.10", none = null!;

        Assert.True(two < ten);
        Assert.True(ten >= two);
        Assert.True(none < two);
        Assert.True(two > none);
        Assert.True(two == new AdaptiveSchemaVersion(1, 2));
        Assert.Equal(two.GetHashCode(), new AdaptiveSchemaVersion(1, 2).GetHashCode());
        Assert.Equal("1.10", ten.ToString());
        Assert.Equal("1.0", new AdaptiveSchemaVersion("1").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("1.2.3")]
    [InlineData("-1.2")]
    public void A_version_is_two_numbers(string text) => Assert.Throws<ArgumentException>(() => new AdaptiveSchemaVersion(text));

    [Fact]
    public void Heights_are_equal_by_value()
    {
        Assert.True(AdaptiveHeight.Auto == new AdaptiveHeight());
        Assert.True(new AdaptiveHeight(80) == new AdaptiveHeight(80));
        Assert.True(new AdaptiveHeight(80) != AdaptiveHeight.Stretch);
        Assert.True(AdaptiveHeight.Auto != null);
        Assert.True(new AdaptiveHeight(80).IsPixel());
        Assert.Equal(new AdaptiveHeight(80).GetHashCode(), new AdaptiveHeight(80).GetHashCode());
    }

    [Fact]
    public void Collections_take_only_what_belongs_in_them()
    {
        var table = new AdaptiveTable { new AdaptiveTableRow { new AdaptiveTableCell { new AdaptiveTextBlock("a") } } };
        var columns = new AdaptiveColumnSet { new AdaptiveColumn { new AdaptiveTextBlock("a") } };

        Assert.IsType<AdaptiveTextBlock>(Assert.Single(Assert.Single(Assert.Single(table.Rows).Cells).Items));
        Assert.Single(columns);
        Assert.Throws<InvalidCastException>(() => table.Add(new AdaptiveTextBlock("a")));
        Assert.Throws<InvalidCastException>(() => columns.Add(new AdaptiveTextBlock("a")));
    }

    [Fact]
    public void Additional_properties_survive_xml()
    {
        var serializer = new XmlSerializer(typeof(SerializableDictionary<string, object>));
        using var text = new StringWriter();

        serializer.Serialize(text, new SerializableDictionary<string, object> { ["a"] = 1L, ["b"] = "<two>", ["c"] = null! });
        using var reader = System.Xml.XmlReader.Create(new StringReader(text.ToString()));
        var read = (SerializableDictionary<string, object>)serializer.Deserialize(reader)!;

        Assert.Equal([1L, "<two>", null], [read["a"], read["b"], read["c"]]);
    }
}
