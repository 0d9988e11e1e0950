namespace OrderCloud.Host.Demo;

/// <summary>What the made-up company sells, and to whom, in the language of the company.</summary>
internal static class DemoGoods
{
    public static IReadOnlyList<Good> Goods { get; } =
    [
        new("MUG-350", "Stoneware mug", "陶瓷马克杯", "陶瓷馬克杯", 7.95m, 60),
        new("MUG-SET4", "Stoneware mugs, set of 4", "陶瓷马克杯四件套", "陶瓷馬克杯四入組", 28m, 25),
        new("TEA-BLK", "Breakfast tea, 250 g", "早餐红茶 250 克", "早餐紅茶 250 公克", 4.2m, 120),
        new("TEA-GRN", "Green tea, 200 g", "绿茶 200 克", "綠茶 200 公克", 5.4m, 90),
        new("COF-ESP", "Espresso beans, 1 kg", "意式咖啡豆 1 公斤", "義式咖啡豆 1 公斤", 18.5m, 45),
        new("COF-FLT", "Filter coffee, 500 g", "滤泡咖啡 500 克", "濾泡咖啡 500 公克", 9.9m, 70),
        new("POT-GLS", "Glass teapot, 1 l", "玻璃茶壶 1 升", "玻璃茶壺 1 公升", 24m, 18),
        new("KET-STL", "Steel kettle", "不锈钢水壶", "不鏽鋼水壺", 39m, 12),
        new("BRD-OAK", "Oak chopping board", "橡木砧板", "橡木砧板", 34m, 20),
        new("KNF-CHF", "Chef's knife", "主厨刀", "主廚刀", 46m, 15),
        new("TWL-LIN", "Linen tea towel", "亚麻茶巾", "亞麻茶巾", 9.5m, 80),
        new("APR-CAN", "Canvas apron", "帆布围裙", "帆布圍裙", 22m, 30),
        new("CDL-BEE", "Beeswax candle", "蜂蜡蜡烛", "蜂蠟蠟燭", 12.25m, 55),
        new("JAR-1L", "Storage jar, 1 l", "密封罐 1 升", "密封罐 1 公升", 6.8m, 100),
        new("JAR-2L", "Storage jar, 2 l", "密封罐 2 升", "密封罐 2 公升", 9.4m, 65),
        new("CUP-ESP", "Espresso cup", "浓缩咖啡杯", "濃縮咖啡杯", 5.9m, 75),
        new("SPN-WD3", "Wooden spoons, set of 3", "木勺三件套", "木勺三入組", 8.6m, 40),
        new("BOX-GFT", "Gift box", "礼品盒", "禮品盒", 3.5m, 200),
        new("HNY-450", "Forest honey, 450 g", "森林蜂蜜 450 克", "森林蜂蜜 450 公克", 7.2m, 35),
        new("LMP-DSK", "Desk lamp", "台灯", "檯燈", 54m, 4),
    ];

    public static IReadOnlyList<Buyer> Buyers { get; } =
    [
        new("The Corner Café", "街角咖啡馆", "街角咖啡館", IsCompany: true, 0),
        new("Harbour Hotel", "海港酒店", "海港飯店", IsCompany: true, 1),
        new("Green Grocer & Sons", "绿源食品店", "綠源食品行", IsCompany: true, 2),
        new("Mill Lane Bakery", "磨坊烘焙", "磨坊烘焙坊", IsCompany: true, 3),
        new("Gift & Home Ltd", "礼物与家", "禮物與家", IsCompany: true, 0),
        new("Alice Baker", "王芳", "陳怡君", IsCompany: false, 1),
        new("Samuel Okoro", "李强", "林志明", IsCompany: false, 2),
        new("Priya Shah", "张敏", "黃淑芬", IsCompany: false, 3),
        new("Tom Fletcher", "刘洋", "張家豪", IsCompany: false, 0),
        new("Old Debts Trading", "旧账商贸", "舊帳商行", IsCompany: true, 2),
    ];

    public static (string Line1, string City, string Postcode, string Country) AddressOf(int place, string language) => (language, place) switch
    {
        ("zh-CN", 0) => ("南京西路 128 号", "上海", "200041", "CN"),
        ("zh-CN", 1) => ("天河路 66 号", "广州", "510620", "CN"),
        ("zh-CN", 2) => ("西湖大道 9 号", "杭州", "310009", "CN"),
        ("zh-CN", _) => ("建国路 31 号", "北京", "100025", "CN"),
        ("zh-TW", 0) => ("忠孝東路四段 128 號", "臺北市", "106", "TW"),
        ("zh-TW", 1) => ("中正路 66 號", "臺中市", "400", "TW"),
        ("zh-TW", 2) => ("成功路 9 號", "臺南市", "700", "TW"),
        ("zh-TW", _) => ("五福三路 31 號", "高雄市", "801", "TW"),
        (_, 0) => ("12 High Street", "Leeds", "LS1 4DY", "GB"),
        (_, 1) => ("4 Quay Road", "Bristol", "BS1 5LL", "GB"),
        (_, 2) => ("88 Mill Lane", "York", "YO1 8BQ", "GB"),
        _ => ("31 Castle Street", "Edinburgh", "EH2 3AH", "GB"),
    };

    /// <summary>Prices that look right in the company's currency.</summary>
    public static decimal PriceIn(string currency, decimal price) => currency switch
    {
        "CNY" or "HKD" or "MOP" => Math.Round(price * 8, 1),
        "TWD" or "INR" or "THB" or "PHP" => Math.Round(price * 40),
        "JPY" => Math.Round(price * 180),
        "KRW" or "VND" or "IDR" => Math.Round(price * 15) * 100,
        _ => price,
    };

    /// <summary>What such goods are bought for.</summary>
    public static decimal CostIn(string currency, decimal price) => Math.Round(PriceIn(currency, price) * 0.58m, 2);

    internal sealed record Good(string Sku, string English, string Simplified, string Traditional, decimal Price, int Stock)
    {
        public string NameIn(string language) => language switch { "zh-CN" => Simplified, "zh-TW" => Traditional, _ => English };
    }

    internal sealed record Buyer(string English, string Simplified, string Traditional, bool IsCompany, int Place)
    {
        public string NameIn(string language) => language switch { "zh-CN" => Simplified, "zh-TW" => Traditional, _ => English };
    }
}
