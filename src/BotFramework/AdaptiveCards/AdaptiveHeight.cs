using Newtonsoft.Json;

namespace AdaptiveCards;

[JsonConverter(typeof(HeightConverter))]
public class AdaptiveHeight : IEquatable<AdaptiveHeight>
{
    public AdaptiveHeight()
    {
    }

    public AdaptiveHeight(AdaptiveHeightType heightType) => HeightType = heightType;

    public AdaptiveHeight(uint px)
    {
        HeightType = AdaptiveHeightType.Pixel;
        Unit = px;
    }

    public static AdaptiveHeight Auto => new(AdaptiveHeightType.Auto);

    public static AdaptiveHeight Stretch => new(AdaptiveHeightType.Stretch);

    public AdaptiveHeightType HeightType { get; set; }

    /// <summary>In pixels; <see langword="null"/> unless <see cref="IsPixel"/>.</summary>
    public uint? Unit { get; set; }

    public static bool operator ==(AdaptiveHeight ah1, AdaptiveHeight ah2) => ah1 is null ? ah2 is null : ah1.Equals(ah2);

    public static bool operator !=(AdaptiveHeight ah1, AdaptiveHeight ah2) => !(ah1 == ah2);

    public bool IsPixel() => HeightType == AdaptiveHeightType.Pixel;

    public bool Equals(AdaptiveHeight other) => other is not null && HeightType == other.HeightType && Unit == other.Unit;

    public override bool Equals(object obj) => Equals(obj as AdaptiveHeight);

    public override int GetHashCode() => HashCode.Combine(HeightType, Unit);
}
