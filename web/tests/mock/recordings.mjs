import { ago, calls } from './data.mjs'

const ok = (body) => ({ status: 200, body })

/** Twenty seconds in which two people take turns. */
function waveform() {
  const buckets = Array.from({ length: 400 }, (_unused, at) => {
    const speaks = Math.floor(at / 40) % 2
    const loud = 70 + ((at * 37) % 40)
    return at % 80 > 70 ? [3, 3] : speaks ? [loud, 2] : [2, loud]
  })
  return Buffer.from([...Buffer.from('HLWF'), 1, 2, 0, 0, ...buckets.flat()])
}

const recordings = calls
  .filter(({ recording }) => recording)
  .map((call, at) => ({
    id: call.recording,
    call: call.id,
    kind: at % 7 === 6 ? 'message' : 'call',
    started_at: call.offered_at,
    number: call.number,
    area: call.area,
    channel: call.channel,
    queue: call.queue,
    agent_name: call.agent_name,
    outcome: call.outcome,
    length_ms: 20000 + at * 7000,
    bytes: 320058,
    format: 'alaw_stereo',
    state: at === 5 ? 'erased' : 'kept',
    fault: at === 3 ? 'wrong_checksum' : null,
    held_by: at === 1 ? '演示-班长01' : '',
    hold_reason: at === 1 ? '投诉复核' : '',
    erased_at: at === 5 ? ago(600) : null,
    erased_why: at === 5 ? 'retention:self_service' : '',
    cases: at % 3 === 0 ? [{ id: '1003', number: '26112300003' }] : [],
    playable: at !== 5,
    downloadable: at !== 5,
  }))

const storage = (empty) => ({
  as_of: ago(0),
  disk_total: 4e12,
  disk_free: empty ? 4e12 : 1.6e11,
  recordings: {
    count: empty ? 0 : 81250,
    bytes: 3.7e12,
    held: 14,
    bytes_last_day: empty ? 0 : 1.12e10,
    bytes_last_week: 7e10,
  },
  days_left: empty ? null : 14,
  space_is_low: !empty,
  retention: { case_closed: 1095, message: 365, talk: 365, self_service: 90 },
  reconciling: false,
  last: empty
    ? null
    : {
        began_at: ago(300),
        ended_at: ago(280),
        checked: 81250,
        read: 2708,
        sealed: 1,
        files: 81251,
        findings: 2,
        erased: 311,
        erased_bytes: 4.1e9,
      },
  findings: empty
    ? []
    : [
        { fault: 'wrong_checksum', recording: '601', call: '501', path: '2026-11-20/09/501.wav', found_at: ago(290) },
        { fault: 'not_indexed', recording: null, call: null, path: '2026-11-02/17/copy.wav', found_at: ago(290) },
      ],
  erasures_asked: empty
    ? []
    : [{ recording: '602', asked_by: '9', asked_by_name: '演示-班长01', reason: '误录', asked_at: ago(120) }],
})

/** Answers about recordings and their storage; `scenario()` is the one that is played now. */
export const recordingRoutes = (scenario) => [
  ['GET', /^\/recordings$/, () => ok({ rows: scenario().empty ? [] : recordings, next: '', as_of: ago(0) })],
  ['GET', /^\/recordings\/(\d+)$/, ([, id]) => ok(recordings.find((row) => row.id === id) ?? recordings[0])],
  [
    'GET',
    /^\/recordings\/(\d+)\/markers$/,
    () =>
      ok({
        markers: [
          {
            id: '801',
            at_ms: 6500,
            text: '承诺三日内答复',
            author: '5',
            author_name: '演示-座席01',
            written_at: ago(30),
          },
        ],
      }),
  ],
  ['GET', /^\/storage$/, () => ok(storage(scenario().empty))],
  ['GET', /^\/storage\/overdue$/, () => ok({ rows: [], as_of: ago(0) })],
]

export function sendWaveform(response) {
  response.writeHead(200, { 'Content-Type': 'application/octet-stream' })
  response.end(waveform())
}
