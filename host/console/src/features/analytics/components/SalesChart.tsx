import { theme } from 'antd';
import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Amount, useFormat } from '../../../shared/format';

echarts.use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

type Bar = { label: string; net: Amount };

/** Net sales by day or month as bars, beside those of the period before. */
type Props = { label: string; bars: readonly Bar[]; before: readonly Bar[]; currency: string };

export default function SalesChart({ label, bars, before, currency }: Props) {
  const { t, i18n } = useTranslation('analytics');
  const { token } = theme.useToken();
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!place.current) return;

    const chart = echarts.init(place.current, null, { renderer: 'svg' });
    const axis = new Intl.NumberFormat(i18n.language, { notation: 'compact', maximumFractionDigits: 1 });
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 4, top: 12, bottom: 0, containLabel: true },
      tooltip: {
        trigger: 'axis',
        backgroundColor: token.colorBgElevated,
        borderColor: token.colorBorderSecondary,
        textStyle: { color: token.colorText, fontFamily: token.fontFamily },
        valueFormatter: (value: unknown) => format.money({ amount: Number(value ?? 0), currency }),
      },
      xAxis: {
        type: 'category',
        data: bars.map((it) => it.label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token.colorBorder } },
        axisLabel: { color: token.colorTextSecondary, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: token.colorTextSecondary, formatter: (value: number) => axis.format(value) },
        splitLine: { lineStyle: { color: token.colorBorderSecondary } },
      },
      series: [
        {
          name: t('now'),
          type: 'bar',
          data: bars.map((it) => it.net.amount),
          itemStyle: { color: token.colorPrimary, borderRadius: [3, 3, 0, 0] },
          barMaxWidth: 28,
        },
        {
          name: t('before'),
          type: 'bar',
          data: bars.map((_, index) => before[index]?.net.amount ?? 0),
          itemStyle: { color: token.colorTextQuaternary, borderRadius: [3, 3, 0, 0] },
          barMaxWidth: 28,
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(place.current);

    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [bars, before, token, i18n.language, currency, format, t]);

  return <div ref={place} className="chart" role="img" aria-label={label} />;
}
