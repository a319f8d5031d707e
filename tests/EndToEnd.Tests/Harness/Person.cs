using System.Globalization;

namespace EndToEnd.Tests.Harness;

/// <summary>Somebody of the test tenant. Ids are fixed, so that a restarted client is the same person.</summary>
/// <param name="Number">From 1.</param>
public sealed record Person(int Number, string GivenName, string Surname)
{
    public static readonly Person Alex = new(1, "Alex", "Wilber");
    public static readonly Person Megan = new(2, "Megan", "Bowen");
    public static readonly Person Adele = new(3, "Adele", "Vance");
    public static readonly Person Isaac = new(4, "Isaac", "Fielder");
    public static readonly Person Grady = new(5, "Grady", "Archie");
    public static readonly Person Lee = new(6, "Lee", "Gu");

    /// <summary>For one story only: numbers of messages begin anew with each client, and the ones of another story must not be blanked.</summary>
    public static readonly Person Nestor = new(7, "Nestor", "Wilke");

    /// <summary>A coach, and two people the coach knows.</summary>
    public static readonly Person Carol = new(8, "Carol", "Reed");
    public static readonly Person Patti = new(9, "Patti", "Fernandez");
    public static readonly Person Lynne = new(10, "Lynne", "Robbins");

    /// <summary>The same by typing.</summary>
    public static readonly Person Henrietta = new(11, "Henrietta", "Mueller");
    public static readonly Person Diego = new(12, "Diego", "Siciliani");

    public static IReadOnlyList<Person> Everyone { get; } = [Alex, Megan, Adele, Isaac, Grady, Lee, Nestor, Carol, Patti, Lynne, Henrietta, Diego];

    /// <summary>Those after this one come first, and after the last the first.</summary>
    public IEnumerable<Person> Others => Everyone.Skip(Number).Concat(Everyone.Take(Number - 1));

    public string Name => $"{GivenName} {Surname}";

    public string Id => $"29:user-{Number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The Entra object id.</summary>
    public string ObjectId => $"33333333-3333-4333-8333-3333333333{Number.ToString("00", CultureInfo.InvariantCulture)}";

    public string Email => $"{GivenName}.{Surname}@example.org";

    public override string ToString() => Name;
}
