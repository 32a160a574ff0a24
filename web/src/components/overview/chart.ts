import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { onBeforeUnmount, onMounted, type Ref, watch } from 'vue'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

/** Draws `option` into an element and follows its size. Tooltips are drawn, not HTML: the CSP forbids inline styles. */
export function useChart(
  element: Ref<HTMLElement | null>,
  option: () => EChartsCoreOption,
  onClick: (name: string) => void,
): void {
  let stop = (): void => {}
  onMounted(() => {
    if (!element.value) return
    const chart = init(element.value)
    const watching = new ResizeObserver(() => chart.resize())
    watching.observe(element.value)
    chart.on('click', (event) => onClick(String(event.name)))
    const unwatch = watch(option, (next) => chart.setOption(next, true), { immediate: true })
    stop = () => {
      unwatch()
      watching.disconnect()
      chart.dispose()
    }
  })
  onBeforeUnmount(() => stop())
}

export const kFont =
  "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','WenQuanYi Micro Hei','WenQuanYi Zen Hei',system-ui,sans-serif"
export const kInk = { blue: '#1d5c87', soft: '#8eaec3', grey: '#8a949e', ink: '#1c2630', rule: '#dfe4e9' }
