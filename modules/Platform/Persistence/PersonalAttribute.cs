using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// Marks what tells of a person: a name, an address, a remark about somebody. On a value object it holds for all of its parts.
/// Each text column either has the mark or stands in <c>tests/data/not-personal.txt</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>True for somebody who works for the company; else it tells, or may tell, of a customer, who may ask for it and have it erased.</summary>
    public bool OfMember { get; init; }
}

/// <summary>The mark as the model knows it.</summary>
public static class PersonalColumns
{
    extension(IReadOnlyPropertyBase property)
    {
        /// <summary>Whether it, or the value object that it is a part of, has the mark.</summary>
        public bool IsPersonal => property.PropertyInfo?.IsDefined(typeof(PersonalAttribute)) is true || property.FieldInfo?.IsDefined(typeof(PersonalAttribute)) is true
            || (property.DeclaringType is IReadOnlyComplexType { ComplexProperty: var whole } && whole.IsPersonal);

        /// <summary>Whether the mark says that it names somebody who works for the company.</summary>
        public bool IsOfMember => ((MemberInfo?)property.PropertyInfo ?? property.FieldInfo)?.GetCustomAttribute<PersonalAttribute>()?.OfMember is true;
    }
}
