/** Twenty seconds of silence as an A-law WAV file, from where the player asks. */
export function sendAudio(request, response) {
  const rate = 8000
  const samples = Buffer.alloc(rate * 20, 0xd5)
  const header = Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x06\0\x01\0', 'latin1')
  const rest = Buffer.alloc(20)
  rest.writeUInt32LE(rate, 0)
  rest.writeUInt32LE(rate, 4)
  rest.writeUInt16LE(1, 8)
  rest.writeUInt16LE(8, 10)
  rest.write('data', 12, 'latin1')
  rest.writeUInt32LE(samples.length, 16)
  header.writeUInt32LE(36 + samples.length, 4)
  const body = Buffer.concat([header, rest, samples])
  const start = Number(/bytes=(\d+)/.exec(request.headers.range ?? '')?.[1] ?? 0)
  response.writeHead(206, {
    'Content-Type': 'audio/wav',
    'Accept-Ranges': 'bytes',
    'Content-Range': `bytes ${start}-${body.length - 1}/${body.length}`,
  })
  response.end(body.subarray(start))
}
