/** Refusals whose words are ours; every other code shows the server's own sentence. */
export const problems = {
  server_unreachable: '连接不上服务器。内容没有丢，连上后请再试一次。',
  server_failed: '服务器出错了，请稍后再试。',
  refused: '服务器没有接受这个操作。',
  case_changed: '这件工单刚被别人改过，请看过最新内容再提交。',
  too_many_tries: '尝试次数太多，请稍后再试。',
  not_logged_in: '登录已失效，请重新登录。',
  with_id: '{text}(错误编号 {id})',
  field_required: '请填写此项',
  field_line: '{field}:{what}。',
  field: {
    missing: '请填写此项',
    unknown: '没有这一项，请重新选择',
    too_short: '内容太短',
    too_long: '内容太长',
    format: '格式不对，请检查',
    enum: '请从列表中选择',
    out_of_range: '超出允许范围',
  },
}
