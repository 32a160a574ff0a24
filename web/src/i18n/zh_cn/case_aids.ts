/** What helps with a case beside its form: likely repeats and what can be printed. */
export const advice = {
  alike: '可能是同一件事',
  same_person: '同一来电号码',
  same_place: '同一地点',
  words: '文字相同 {n}%',
  category: '建议分类（{of} 件相似工单中 {n} 件如此）：',
  take: '采用',
  choose: '并入这件',
}

export const papers = { print: '打印文书', loading: '正在读取…', none: '目前没有可以打印的文书' }
