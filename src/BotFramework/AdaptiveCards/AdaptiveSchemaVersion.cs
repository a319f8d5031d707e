using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

[JsonConverter(typeof(SchemaVersionConverter))]
[SuppressMessage("Design", "MA0096", Justification = "The SDK's type has no IEquatable.")]
public class AdaptiveSchemaVersion : IComparable<AdaptiveSchemaVersion>
{
    public AdaptiveSchemaVersion()
    {
    }

    public AdaptiveSchemaVersion(int major, int minor)
    {
        Major = major;
        Minor = minor;
    }

    /// <exception cref="ArgumentException">The text is not a version such as <c>1.5</c>.</exception>
    public AdaptiveSchemaVersion(string versionString)
    {
        var parts = (versionString ?? "").Split('.');
        var minor = 0;
        if (parts.Length > 2 || !IsNumber(parts[0], out var major) || (parts.Length == 2 && !IsNumber(parts[1], out minor)))
            throw new ArgumentException($"'{versionString}' is not a schema version.", nameof(versionString));

        (Major, Minor) = (major, minor);
    }

    public int Major { get; set; }

    public int Minor { get; set; }

    public static implicit operator AdaptiveSchemaVersion(string versionString) => new(versionString);

    public static bool operator ==(AdaptiveSchemaVersion version1, AdaptiveSchemaVersion version2) => Order(version1, version2) == 0;

    public static bool operator !=(AdaptiveSchemaVersion version1, AdaptiveSchemaVersion version2) => Order(version1, version2) != 0;

    public static bool operator <(AdaptiveSchemaVersion left, AdaptiveSchemaVersion right) => Order(left, right) < 0;

    public static bool operator >(AdaptiveSchemaVersion left, AdaptiveSchemaVersion right) => Order(left, right) > 0;

    public static bool operator <=(AdaptiveSchemaVersion left, AdaptiveSchemaVersion right) => Order(left, right) <= 0;

    public static bool operator >=(AdaptiveSchemaVersion left, AdaptiveSchemaVersion right) => Order(left, right) >= 0;

    public int CompareTo(AdaptiveSchemaVersion other) => Order(this, other);

    public override bool Equals(object obj) => obj is AdaptiveSchemaVersion other && Order(this, other) == 0;

    public override int GetHashCode() => HashCode.Combine(Major, Minor);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int Order(AdaptiveSchemaVersion left, AdaptiveSchemaVersion right)
    {
        if (left is null) return right is null ? 0 : -1;
        if (right is null) return 1;

        return left.Major != right.Major ? left.Major.CompareTo(right.Major) : left.Minor.CompareTo(right.Minor);
    }

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
