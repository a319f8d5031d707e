using System.Collections;
using System.ComponentModel;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

public abstract class AdaptiveCollectionWithContentAlignment : AdaptiveElement, IEnumerable<AdaptiveElement>
{
    [JsonProperty("horizontalCellContentAlignment", DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public AdaptiveHorizontalContentAlignment HorizontalContentAlignment { get; set; }

    [JsonProperty("verticalCellContentAlignment", DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public AdaptiveVerticalContentAlignment VerticalContentAlignment { get; set; }

    /// <exception cref="InvalidCastException">The element is not a row of the table, or not a cell of the row.</exception>
    public void Add(AdaptiveElement element) => Append(element);

    public abstract IEnumerator<AdaptiveElement> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private protected abstract void Append(AdaptiveElement element);
}

public class AdaptiveTable : AdaptiveCollectionWithContentAlignment
{
    public const string TypeName = "Table";

    public override string Type { get; set; } = TypeName;

    public List<AdaptiveTableColumnDefinition> Columns { get; set; } = [];

    public List<AdaptiveTableRow> Rows { get; set; } = [];

    [DefaultValue(true)]
    [JsonProperty(DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public bool FirstRowAsHeaders { get; set; } = true;

    [DefaultValue(true)]
    [JsonProperty(DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public bool ShowGridLines { get; set; } = true;

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveContainerStyle? GridStyle { get; set; }

    /// <exception cref="InvalidCastException">The element is not a row.</exception>
    public new void Add(AdaptiveElement element) => Append(element);

    public override IEnumerator<AdaptiveElement> GetEnumerator() => Rows.GetEnumerator();

    private protected override void Append(AdaptiveElement element) => Rows.Add((AdaptiveTableRow)element);
}

public class AdaptiveTableRow : AdaptiveCollectionWithContentAlignment
{
    public const string TypeName = "TableRow";

    public override string Type { get; set; } = TypeName;

    [JsonRequired]
    public List<AdaptiveTableCell> Cells { get; set; } = [];

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveContainerStyle? Style { get; set; }

    [JsonProperty(DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public bool? Rtl { get; set; }

    public override IEnumerator<AdaptiveElement> GetEnumerator() => Cells.GetEnumerator();

    private protected override void Append(AdaptiveElement element) => Cells.Add((AdaptiveTableCell)element);
}

public class AdaptiveTableCell : AdaptiveContainer
{
    public new const string TypeName = "TableCell";

    public AdaptiveTableCell() => Type = TypeName;
}

[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public class AdaptiveTableColumnDefinition
{
    public const string TypeName = "TableColumnDefinition";

    [JsonProperty("horizontalCellContentAlignment", DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public AdaptiveHorizontalContentAlignment HorizontalContentAlignment { get; set; }

    [JsonProperty("verticalCellContentAlignment", DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    public AdaptiveVerticalContentAlignment VerticalContentAlignment { get; set; }

    /// <summary>A share of the table, by weight; 0 when the width is in pixels or not set.</summary>
    [JsonIgnore]
    public long Width
    {
        get => TableColumnWidth?.RelativeWidth ?? 0;
        set => TableColumnWidth = new TableColumnWidth(value);
    }

    /// <summary>0 when the width is relative or not set.</summary>
    [JsonIgnore]
    public double PixelWidth
    {
        get => TableColumnWidth?.PixelWidth ?? 0;
        set => TableColumnWidth = new TableColumnWidth(value);
    }

    [JsonProperty("width", DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate)]
    internal TableColumnWidth TableColumnWidth { get; set; }

    [JsonExtensionData]
    internal IDictionary<string, JToken> Unknown { get; set; }
}

[JsonConverter(typeof(TableColumnWidthConverter))]
public class TableColumnWidth
{
    public TableColumnWidth()
    {
    }

    public TableColumnWidth(double pixelWidth) => PixelWidth = pixelWidth;

    public TableColumnWidth(long relativeWidth) => RelativeWidth = relativeWidth;

    public double PixelWidth { get; set; }

    public long RelativeWidth { get; set; }
}
