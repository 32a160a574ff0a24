import { ago } from './data.mjs'

const ok = (body, status = 200) => ({ status, body })
const file = (id, name, kind, bytes, change = {}) => ({
  id,
  name,
  kind,
  bytes,
  names_citizen: false,
  added_at: ago(90),
  added_by: '测试员-座席',
  withdrawn_at: null,
  withdrawn_by: '',
  unpublished: false,
  may_withdraw: true,
  ...change,
})
const files = {
  cases: [
    file('1', '现场照片.jpg', 'jpg', 2_480_000),
    file('2', '身份证明.pdf', 'pdf', 310_000, { names_citizen: true }),
    file('3', '误传的表格.xlsx', 'xlsx', 18_000, {
      withdrawn_at: ago(30),
      withdrawn_by: '测试员-座席',
      may_withdraw: false,
    }),
    file('4', '处理前后对比与现场测量记录以及各方签字确认的扫描件（第二次修订，附图三张）.docx', 'docx', 5_200_000, {
      added_by: '测试员-承办单位',
      may_withdraw: false,
    }),
  ],
  items: [
    file('5', '办事指南.pdf', 'pdf', 640_000),
    file('6', '新版申请表.docx', 'docx', 42_000, { unpublished: true }),
  ],
}

/** Files of cases and of the knowledge base; what is sent is forgotten. */
export const attachmentRoutes = (scenario) => [
  [
    'GET',
    /^\/(?:cases|knowledge\/(items))\/\d+\/attachments$/,
    ([, items]) =>
      ok({
        attachments: scenario().empty ? [] : files[items ?? 'cases'],
        hidden: items || scenario().empty ? 0 : 1,
        may_add: true,
      }),
  ],
  [
    'POST',
    /^\/(?:cases|knowledge\/items)\/\d+\/attachments$/,
    (_match, _body, query) =>
      query.get('name').endsWith('.exe')
        ? ok(
            {
              code: 'file_unknown_kind',
              detail:
                '不能添加这种文件。可以添加：PDF、Word（docx）、Excel（xlsx）、JPG、PNG、TIF、WAV、MP3、AMR、TXT，不含宏。',
            },
            422,
          )
        : ok(file('9', query.get('name'), 'txt', 900), 201),
  ],
  [
    'POST',
    /^\/knowledge\/documents$/,
    (_match, _body, query) => {
      const name = query.get('name')
      if (name.includes('扫描'))
        return ok({ code: 'document_without_text', detail: '文件里没有文字，可能是扫描件。请作为附件添加。' }, 422)
      const made = { id: '2', code: 'K0009', title: name.replace(/\..*$/, ''), characters: 900 }
      return ok({ ...made, cut: name.endsWith('.pdf'), kept: !name.endsWith('.html') }, 201)
    },
  ],
]
