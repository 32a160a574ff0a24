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

/** Files of cases and of the knowledge base. */
export const attachments = {
  title: '附件',
  add: '添加附件',
  none: '没有附件。可以把文件拖到这里，每个不超过 20 MB。',
  sending: '正在上传 {name}…',
  names_citizen: '能看出诉求人是谁',
  names_citizen_tag: '涉及诉求人身份',
  unpublished: '下次发布后坐席可见',
  download: '下载',
  withdraw: '撤回',
  withdraw_sure: '撤回附件“{name}”？记录会保留，别人不能再打开它。',
  withdrawn: '{who} 于 {at} 撤回',
  hidden: '另有 {n} 个附件涉及诉求人身份，按保密要求不显示。',
}
