using Newtonsoft.Json;

namespace AdaptiveCards;

[JsonConverter(typeof(EnumConverter<AdaptiveActionMode>))]
public enum AdaptiveActionMode
{
    Primary = 0,
    Secondary = 1,
}

[JsonConverter(typeof(EnumConverter<AdaptiveAssociatedInputs>))]
public enum AdaptiveAssociatedInputs
{
    Auto = 0,
    None = 1,
}

[JsonConverter(typeof(EnumConverter<AdaptiveChoiceInputStyle>))]
public enum AdaptiveChoiceInputStyle
{
    Compact = 0,
    Expanded = 1,
    Filtered = 2,
}

[JsonConverter(typeof(EnumConverter<AdaptiveContainerStyle>))]
public enum AdaptiveContainerStyle
{
    Default = 0,
    Emphasis = 1,
    Good = 2,
    Attention = 3,
    Warning = 4,
    Accent = 5,
}

[JsonConverter(typeof(EnumConverter<AdaptiveFontType>))]
public enum AdaptiveFontType
{
    Default = 0,
    Monospace = 1,
}

public enum AdaptiveHeightType
{
    Auto = 0,
    Stretch = 1,
    Pixel = 2,
}

[JsonConverter(typeof(EnumConverter<AdaptiveHorizontalAlignment>))]
public enum AdaptiveHorizontalAlignment
{
    Left = 0,
    Center = 1,
    Right = 2,
    Stretch = 3,
}

[JsonConverter(typeof(EnumConverter<AdaptiveHorizontalContentAlignment>))]
public enum AdaptiveHorizontalContentAlignment
{
    Left = 0,
    Center = 1,
    Right = 2,
}

[JsonConverter(typeof(EnumConverter<AdaptiveImageFillMode>))]
public enum AdaptiveImageFillMode
{
    Cover = 0,
    RepeatHorizontally = 1,
    RepeatVertically = 2,
    Repeat = 3,
}

[JsonConverter(typeof(EnumConverter<AdaptiveImageSize>))]
public enum AdaptiveImageSize
{
    Auto = 0,
    Stretch = 1,
    Small = 2,
    Medium = 3,
    Large = 4,
}

[JsonConverter(typeof(EnumConverter<AdaptiveImageStyle>))]
public enum AdaptiveImageStyle
{
    Default = 0,
    Person = 1,
}

[JsonConverter(typeof(EnumConverter<AdaptiveSpacing>))]
public enum AdaptiveSpacing
{
    Default = 0,
    None = 1,
    Small = 2,
    Medium = 3,
    Large = 4,
    ExtraLarge = 5,
    Padding = 6,
}

[JsonConverter(typeof(EnumConverter<AdaptiveTextBlockStyle>))]
public enum AdaptiveTextBlockStyle
{
    Paragraph = 0,
    Heading = 1,
}

[JsonConverter(typeof(EnumConverter<AdaptiveTextColor>))]
public enum AdaptiveTextColor
{
    Default = 0,
    Dark = 1,
    Light = 2,
    Accent = 3,
    Good = 4,
    Warning = 5,
    Attention = 6,
}

[JsonConverter(typeof(EnumConverter<AdaptiveTextInputStyle>))]
public enum AdaptiveTextInputStyle
{
    Text = 0,
    Tel = 1,
    Url = 2,
    Email = 3,
    Password = 4,
}

[JsonConverter(typeof(EnumConverter<AdaptiveTextSize>))]
public enum AdaptiveTextSize
{
    Default = 0,
    Small = 1,
    Medium = 2,
    Large = 3,
    ExtraLarge = 4,
}

[JsonConverter(typeof(EnumConverter<AdaptiveTextWeight>))]
public enum AdaptiveTextWeight
{
    Default = 0,
    Lighter = 1,
    Bolder = 2,
}

[JsonConverter(typeof(EnumConverter<AdaptiveVerticalAlignment>))]
public enum AdaptiveVerticalAlignment
{
    Top = 0,
    Center = 1,
    Bottom = 2,
}

[JsonConverter(typeof(EnumConverter<AdaptiveVerticalContentAlignment>))]
public enum AdaptiveVerticalContentAlignment
{
    Top = 0,
    Center = 1,
    Bottom = 2,
}
