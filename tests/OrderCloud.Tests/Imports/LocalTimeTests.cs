using System.Globalization;
using OrderCloud.Orders.Domain.Imports;

namespace OrderCloud.Tests.Imports;

/// <summary>What a file's wall clock says, as an instant: among the zones those that summer time takes time from, and that moved for good.</summary>
public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("Europe/London", "2011-03-27 01:30", "2011-03-27 01:30")]
    [InlineData("Europe/Berlin", "2024-03-31 02:30", "2024-03-31 01:30")]
    [InlineData("Europe/Dublin", "2024-03-31 01:30", "2024-03-31 01:30")]
    [InlineData("Africa/Casablanca", "2024-04-14 02:30", "2024-04-14 02:30")]
    [InlineData("Africa/Casablanca", "2023-04-23 02:30", "2023-04-23 02:30")]
    [InlineData("Europe/Istanbul", "2016-03-27 03:30", "2016-03-27 01:30")]
    [InlineData("Europe/Moscow", "2011-03-27 02:30", "2011-03-26 23:30")]
    [InlineData("America/Caracas", "2016-05-01 02:45", "2016-05-01 07:15")]
    [InlineData("Europe/Volgograd", "2018-10-28 02:30", "2018-10-27 23:30")]
    [InlineData("Asia/Pyongyang", "2018-05-04 23:45", "2018-05-04 15:15")]
    [InlineData("Pacific/Fakaofo", "2011-12-30 10:00", "2011-12-30 21:00")]
    [InlineData("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 22:00")]
    [InlineData("Asia/Kathmandu", "1986-01-01 00:10", "1985-12-31 18:40")]
    [InlineData("Australia/Lord_Howe", "2019-10-06 02:15", "2019-10-05 15:45")]
    [InlineData("America/Sao_Paulo", "2018-11-04 00:30", "2018-11-04 03:30")]
    [InlineData("Antarctica/Troll", "2019-03-31 01:30", "2019-03-31 01:30")]
    public void A_time_that_is_skipped_moves_forward_by_the_gap(string zone, string local, string instant)
    {
        Assert.Equal(instant, Read(zone, local));
        Assert.True(Wall(zone, instant) > Moment(local));
    }

    [Theory]
    [InlineData("Europe/London", "2010-10-31 01:30", "2010-10-31 00:30")]
    [InlineData("Europe/Dublin", "2024-10-27 01:30", "2024-10-27 00:30")]
    [InlineData("Europe/Dublin", "1972-10-29 02:30", "1972-10-29 01:30")]
    [InlineData("Africa/Casablanca", "2024-03-10 02:30", "2024-03-10 01:30")]
    [InlineData("Europe/Istanbul", "2015-11-08 03:30", "2015-11-08 00:30")]
    [InlineData("Europe/Moscow", "2014-10-26 01:30", "2014-10-25 21:30")]
    [InlineData("America/Caracas", "2007-12-09 02:45", "2007-12-09 06:45")]
    [InlineData("Asia/Pyongyang", "2015-08-14 23:45", "2015-08-14 14:45")]
    [InlineData("Africa/Juba", "2021-01-31 23:30", "2021-01-31 20:30")]
    [InlineData("Asia/Almaty", "2024-02-29 23:30", "2024-02-29 17:30")]
    [InlineData("Australia/Lord_Howe", "2019-04-07 01:45", "2019-04-06 14:45")]
    [InlineData("Antarctica/Troll", "2019-10-27 01:30", "2019-10-26 23:30")]
    public void A_time_that_occurs_twice_is_the_earlier_instant(string zone, string local, string instant)
    {
        Assert.Equal(instant, Read(zone, local));
        Assert.Equal(Moment(local), Wall(zone, instant));
    }

    [Theory]
    [InlineData("UTC", "2024-03-31 01:30", "2024-03-31 01:30")]
    [InlineData("Europe/Dublin", "2018-07-01 00:15", "2018-06-30 23:15")]
    [InlineData("Europe/Dublin", "2018-12-01 23:45", "2018-12-01 23:45")]
    [InlineData("Europe/Dublin", "2024-03-31 00:59", "2024-03-31 00:59")]
    [InlineData("Europe/Dublin", "2024-03-31 02:00", "2024-03-31 01:00")]
    [InlineData("Asia/Kathmandu", "2020-01-01 00:00", "2019-12-31 18:15")]
    [InlineData("Pacific/Apia", "2011-12-29 23:59", "2011-12-30 09:59")]
    [InlineData("Pacific/Apia", "2011-12-31 00:00", "2011-12-30 10:00")]
    [InlineData("Europe/London", "1900-01-01 12:00", "1900-01-01 12:00")]
    [InlineData("Asia/Shanghai", "2200-12-31 23:59", "2200-12-31 15:59")]
    public void Any_other_time_is_what_the_clock_showed(string zone, string local, string instant)
    {
        Assert.Equal(instant, Read(zone, local));
        Assert.Equal(Moment(local), Wall(zone, instant));
    }

    private static string Read(string zone, string local) => LocalTime.ToInstant(Moment(local), TimeZoneInfo.FindSystemTimeZoneById(zone)).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTime Wall(string zone, string instant) => TimeZoneInfo.ConvertTimeFromUtc(Moment(instant), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTime Moment(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
