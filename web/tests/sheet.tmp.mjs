import { chromium } from 'playwright-core'
const [out, width, ...files] = process.argv.slice(2)
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
})
const p = await b.newPage({ viewport: { width: Number(width), height: 100 } })
const fs = await import('node:fs')
const imgs = files
  .map(
    (f) =>
      `<img style="width:${100 / (Number(process.env.COLS) || files.length) - 0.5}%;margin:2px;vertical-align:top;border:1px solid #f0f" src="data:image/png;base64,${fs.readFileSync('/tmp/shots/' + f + '.png').toString('base64')}">`,
  )
  .join('')
await p.setContent(`<body style="margin:0;font-size:0">${imgs}</body>`)
await p.screenshot({ path: out, fullPage: true })
await b.close()
