namespace OrderCloud.Platform.Spelling;

/// <summary>Marks how another text of the row is typed by its sound. Rows that are older than their column are filled in by the upgrade.</summary>
/// <param name="member">The text, which may hold Han letters.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PinyinOfAttribute(string member) : Attribute
{
    public string Member => member;
}
