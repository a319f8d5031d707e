using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace BotFramework.Tests.PublicApi;

/// <summary>A type or member as a line of the lists: <c>Type :: kind signature</c>.</summary>
internal static class ApiLine
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static bool IsSeen(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsSeen(type.DeclaringType!)
        : type.IsPublic;

    /// <summary>The declaration without what it derives from, which <see cref="Bases"/> tells.</summary>
    public static string Of(Type type)
    {
        var access = type.IsNestedFamily || type.IsNestedFamORAssem ? "protected" : "public";
        if (IsDelegate(type))
        {
            var call = type.GetMethod("Invoke")!;
            return $"{Name(type)} :: type {access} delegate {Name(call.ReturnType)} {Parameters(call)}{Constraints(type.GetGenericArguments())}";
        }

        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        var shape = type.IsClass ? type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "" : "";
        return $"{Name(type)} :: type {access} {shape}{kind}";
    }

    /// <summary>What the type itself names: not what comes with its base or with another of its interfaces.</summary>
    public static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum || IsDelegate(type)) return [];

        var inherited = type.GetInterfaces().SelectMany(each => each.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        var named = type.GetInterfaces().Where(each => !inherited.Contains(each) && IsSeen(each));
        return (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) ? named.Prepend(parent) : named).Select(Name);
    }

    /// <summary>Overrides are left out: they add nothing to the face.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        if (IsDelegate(type)) return [];
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => string.Create(CultureInfo.InvariantCulture, $"{Name(type)} :: enum {field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}"));

        return type.GetMembers(Declared).Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(Member).OfType<string>().Select(line => $"{Name(type)} :: {line}");
    }

    private static string? Member(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when Access(constructor) is { } access =>
            $"ctor {access} {Parameters(constructor)}",
        MethodInfo method when Access(method) is { } access && IsOwn(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"method {access} {Shape(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}{Parameters(method)}{Constraints(method.GetGenericArguments())}",
        PropertyInfo property when Widest(property) is { } widest && Access(widest) is { } access && IsOwn(widest) =>
            $"property {access} {Shape(widest)}{Name(property.PropertyType)} {property.Name}{Index(property)} {{ {Accessors(property, access)}}}",
        FieldInfo field when Access(field) is { } access =>
            $"field {access} {(field.IsLiteral ? "const " : field.IsStatic ? field.IsInitOnly ? "static readonly " : "static " : field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {Value(field.GetRawConstantValue(), field.FieldType)}" : "")}",
        EventInfo { AddMethod: { } add } when Access(add) is { } access => $"event {access} {Shape(add)}{Name(member.DeclaringType!)} {member.Name}",
        _ => null,
    };

    private static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    private static bool IsOwn(MethodInfo method) => method.GetBaseDefinition() == method;

    private static string? Access(MethodBase method) =>
        method.IsPublic ? "public" : method.IsFamily ? "protected" : method.IsFamilyOrAssembly ? "protected internal" : null;

    private static string? Access(FieldInfo field) => field.IsPublic ? "public" : field.IsFamily || field.IsFamilyOrAssembly ? "protected" : null;

    private static string Shape(MethodInfo method) =>
        method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";

    private static MethodInfo? Widest(PropertyInfo property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(each => Access(each) is not null).OrderByDescending(each => each.IsPublic).FirstOrDefault();

    private static string Accessors(PropertyInfo property, string access) => Accessor(property.GetMethod, "get", access) + Accessor(property.SetMethod, "set", access);

    private static string Accessor(MethodInfo? accessor, string word, string access) =>
        accessor is null || Access(accessor) is not { } own ? "" : own == access ? $"{word}; " : $"{own} {word}; ";

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(each => Parameter(each, isThis: false)))}]" : "";

    private static string Generics(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        $"({string.Join(", ", method.GetParameters().Select((each, place) => Parameter(each, place == 0 && method.IsDefined(typeof(ExtensionAttribute)))))})";

    private static string Parameter(ParameterInfo parameter, bool isThis)
    {
        var type = parameter.ParameterType;
        var way = isThis ? "this " : parameter.IsOut ? "out " : type.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{way}{Name(type.IsByRef ? type.GetElementType()! : type)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Value(parameter.DefaultValue, type)}" : "")}";
    }

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Constraints(Type[] parameters) => string.Concat(parameters.Select(parameter =>
    {
        var special = parameter.GenericParameterAttributes;
        var isStruct = special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> demands = [];
        if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) demands.Add("class");
        if (isStruct) demands.Add("struct");
        demands.AddRange(parameter.GetGenericParameterConstraints().Where(each => each != typeof(ValueType)).Select(Name));
        if (special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct) demands.Add("new()");
        return demands.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", demands)}";
    }));

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return $"{Name(inner)}?";

        var plain = type.Name.Split('`')[0];
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Name).ToArray();
        var generics = own.Length > 0 ? $"<{string.Join(", ", own)}>" : "";
        return type.IsNested ? $"{Name(type.DeclaringType!)}+{plain}{generics}" : $"{type.Namespace}.{plain}{generics}";
    }
}
