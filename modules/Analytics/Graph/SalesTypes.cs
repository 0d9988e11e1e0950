using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Features;
using OrderCloud.Contracts;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Analytics.Graph;

/// <summary>The figures that every report by time has.</summary>
internal abstract class SalesFiguresType<T> : EntityType<T> where T : SalesFigures
{
    protected SalesFiguresType() : base(AnalyticsPermissions.Read)
    {
        Prop(sales => sales.Orders).Describe("Orders that are confirmed or completed.");
        Scaled("units", sales => sales.Units, Contracts.Scaled.QuantityDigits).Describe("Goods ordered and not cancelled.");
        Computed("gross", sales => new Money(sales.Gross, sales.Currency)).Describe("Price × quantity of goods, before discounts, without tax.");
        Computed("discounts", sales => new Money(sales.Discounts, sales.Currency)).Describe("All discounts on goods.");
        Computed("returns", sales => new Money(sales.Returns, sales.Currency)).Describe("Credited for goods that came back, without tax.");
        Computed("net", sales => new Money(sales.Net, sales.Currency)).Describe("Net sales: gross less discounts less returns.");
        Computed("tax", sales => new Money(sales.Tax, sales.Currency)).Describe("On lines of every kind; that of returns is taken off.");
        Computed("invoiced", sales => new Money(sales.Invoiced, sales.Currency)).Describe("Lines of every kind, fees and vouchers included, without tax; returns are taken off.");
    }
}

internal sealed class SalesTotalType : SalesFiguresType<SalesTotal>;

internal sealed class SalesOfDayType : SalesFiguresType<SalesOfDay>
{
    public SalesOfDayType() => Prop(sales => sales.Day);
}

internal sealed class SalesOfMonthType : SalesFiguresType<SalesOfMonth>
{
    public SalesOfMonthType() => Prop(sales => sales.Month);
}

internal sealed class SalesByDayType : EntityType<SalesByDay>
{
    public SalesByDayType() : base(AnalyticsPermissions.Read)
    {
        Prop(report => report.Total);
        Prop(report => report.Days);
    }
}

internal sealed class SalesByMonthType : EntityType<SalesByMonth>
{
    public SalesByMonthType() : base(AnalyticsPermissions.Read)
    {
        Prop(report => report.Total);
        Prop(report => report.Months);
    }
}

internal sealed class InvoicedMonthType : EntityType<InvoicedMonth>
{
    public InvoicedMonthType() : base(AnalyticsPermissions.Read)
    {
        Prop(month => month.Month);
        Prop(month => month.Net);
    }
}
