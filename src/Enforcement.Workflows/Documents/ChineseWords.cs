using System.Globalization;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Documents;

/// <summary>Numbers and days as documents write them (GB/T 9704-2012: dates in Arabic figures, terms in words).</summary>
public static class ChineseWords
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>3 → 三, 10 → 十, 21 → 二十一, 105 → 一百零五; up to 999.</summary>
    public static string Number(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 999);
        if (n < 10) return Digits[n].ToString();
        var (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
        var words = hundreds > 0 ? $"{Digits[hundreds]}百" : "";
        if (tens > 0) words += tens == 1 && hundreds == 0 ? "十" : $"{Digits[tens]}十";
        else if (hundreds > 0 && ones > 0) words += "零";
        return ones > 0 ? words + Digits[ones] : words;
    }

    /// <summary>三日.</summary>
    public static string Days(int days) => $"{Number(days)}日";

    /// <summary>2026年4月15日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2026年4月15日24时: the end of a last day.</summary>
    public static string EndOf(DateOnly lastDay) => $"{Day(lastDay)}24时";

    /// <summary>2026年4月12日9时5分, legal time.</summary>
    public static string Instant(DateTimeOffset at) => LegalTime.In(at).ToString("yyyy年M月d日H时m分", CultureInfo.InvariantCulture);
}
