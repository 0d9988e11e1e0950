using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Host.Identity;

/// <summary>Seals the keys of data protection, which seal cookies, mails, second factors and the signing keys, by the outer key.</summary>
internal sealed class OuterKeyEncryptor(OuterKeys keys) : IXmlEncryptor
{
    public const string Purpose = "data-protection", Element = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement(Element, Convert.ToBase64String(keys.Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Purpose))), typeof(OuterKeyDecryptor));
}

/// <summary>Made by data protection itself, which reads its name in the key's file.</summary>
internal sealed class OuterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<OuterKeys>().Open(Convert.FromBase64String(encryptedElement.Value), OuterKeyEncryptor.Purpose)));
}
