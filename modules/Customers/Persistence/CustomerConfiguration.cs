using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Customers.Domain;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Customers.Persistence;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers").HasKey(customer => new { customer.TenantId, customer.Id });
        builder.Property(customer => customer.Code).HasMaxLength(Customer.MaxCode);
        builder.Property(customer => customer.CodeKey).HasMaxLength(Customer.MaxCode);
        builder.Property(customer => customer.Name).HasMaxLength(Customer.MaxName);
        builder.Property(customer => customer.Pinyin).HasMaxLength(Pinyin.MaxLength);
        builder.Property(customer => customer.CountryCode).HasMaxLength(CustomerAddress.CountryCodeLength);
        // E-mail address, phone number and notes have no length here: sealed they are longer than they were typed.

        builder.HasIndex(customer => new { customer.TenantId, customer.CodeKey }).IsUnique();
        builder.HasIndex(customer => new { customer.TenantId, customer.Code, customer.Id });
        builder.HasIndex(customer => new { customer.TenantId, customer.Name, customer.Id });
        builder.HasIndex(customer => new { customer.TenantId, customer.EmailIndex, customer.Id });
        builder.HasIndex(customer => new { customer.TenantId, customer.PhoneIndex, customer.Id });
        builder.HasIndex(customer => new { customer.TenantId, customer.Kind, customer.Id });
        builder.HasIndex(customer => new { customer.TenantId, customer.CountryCode, customer.Id });
        builder.HasIndex(customer => new { customer.TenantId, customer.Blocked, customer.Id });
        builder.HasIndex(customer => new { customer.TenantId, customer.CreatedAt, customer.Id });
        builder.HasIndex(customer => new { customer.TenantId, customer.UpdatedAt, customer.Id });
    }
}

internal sealed class CustomerAddressConfiguration : IEntityTypeConfiguration<CustomerAddress>
{
    public void Configure(EntityTypeBuilder<CustomerAddress> builder)
    {
        builder.ToTable("customer_addresses").HasKey(address => new { address.TenantId, address.Id });

        builder.ComplexProperty(address => address.Address, columns =>
        {
            columns.Property(address => address.Recipient).HasColumnName("Recipient");
            columns.Property(address => address.Line1).HasColumnName("Line1");
            columns.Property(address => address.Line2).HasColumnName("Line2");
            columns.Property(address => address.City).HasColumnName("City");
            columns.Property(address => address.Region).HasColumnName("Region");
            columns.Property(address => address.PostalCode).HasColumnName("PostalCode");
            columns.Property(address => address.CountryCode).HasColumnName("CountryCode");
            columns.Property(address => address.Phone).HasColumnName("Phone");
        });

        builder.HasOne<Customer>().WithMany(customer => customer.Addresses)
            .HasForeignKey(address => new { address.TenantId, address.CustomerId }).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(address => new { address.TenantId, address.CustomerId, address.Position });
    }
}
