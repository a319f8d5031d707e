using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Newtonsoft.Json.Linq;
using Json = Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Teaches System.Text.Json what the Newtonsoft attributes of the schema say. Runs once a type.</summary>
internal static class WireContract
{
    public static bool Covers(Type type) =>
        type.Assembly == typeof(Activity).Assembly && type.Namespace?.StartsWith("Microsoft.Bot.Schema", StringComparison.Ordinal) == true;

    public static void Apply(JsonTypeInfo contract)
    {
        if (contract.Kind != JsonTypeInfoKind.Object || !Covers(contract.Type)) return;

        for (var i = contract.Properties.Count - 1; i >= 0; i--)
        {
            var property = contract.Properties[i];
            if (property.AttributeProvider is not PropertyInfo member) continue;

            if (member.IsDefined(typeof(Json.JsonExtensionDataAttribute)))
                contract.Properties[i] = UnknownFields(contract, member);
            else if (member.GetCustomAttribute<Json.JsonPropertyAttribute>() is { } named)
                Name(property, member, named);
            else
                contract.Properties.RemoveAt(i);
        }
    }

    private static void Name(JsonPropertyInfo property, PropertyInfo member, Json.JsonPropertyAttribute named)
    {
        property.Name = named.PropertyName ?? JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        property.CustomConverter = ConverterOf(member.PropertyType);
        if (property.Set is null && member.SetMethod is not null) property.Set = member.SetValue;
    }

    // Lists and the roots of open families are written by what they hold, not by what they are declared as.
    private static JsonConverter ConverterOf(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>) && Covers(type.GenericTypeArguments[0]))
            return (JsonConverter)Activator.CreateInstance(typeof(WireListConverter<>).MakeGenericType(type.GenericTypeArguments));

        return HasHeirs(type) ? (JsonConverter)Activator.CreateInstance(typeof(WireFamilyConverter<>).MakeGenericType(type)) : null;
    }

    private static bool HasHeirs(Type type) =>
        type == typeof(Attachment) || type == typeof(CardAction) || type == typeof(Teams.TaskModuleResponseBase);

    private static JsonPropertyInfo UnknownFields(JsonTypeInfo contract, PropertyInfo member)
    {
        var isTree = member.PropertyType == typeof(JObject);
        var property = contract.CreateJsonPropertyInfo(isTree ? typeof(UnknownFields) : member.PropertyType, member.Name);
        property.IsExtensionData = true;

        var read = FieldReader(member);
        if (isTree)
        {
            property.Get = owner => read(owner) is JObject fields ? new UnknownFields(fields) : null;
            property.Set = (owner, view) => member.SetValue(owner, ((UnknownFields)view).Fields);
        }
        else
        {
            property.Get = read;
            property.Set = member.SetValue;
        }

        return property;
    }

    // The field behind the property is read, because the property itself makes an empty object for whoever asks.
    private static Func<object, object> FieldReader(PropertyInfo member)
    {
        var field = member.DeclaringType.GetField($"<{member.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
        var owner = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object>>(Expression.Field(Expression.Convert(owner, member.DeclaringType), field), owner).Compile();
    }
}
