/** G.711 A-law first: the telephone network's own codec, nothing is transcoded. */
function preferAlaw(transceiver: RTCRtpTransceiver): void {
  const known = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? []
  const wanted = known.filter(
    ({ mimeType, clockRate }) => ['audio/PCMA', 'audio/telephone-event'].includes(mimeType) && clockRate === 8000,
  )
  if (wanted.some((codec) => codec.mimeType === 'audio/PCMA')) transceiver.setCodecPreferences(wanted)
}

export interface Peer {
  connection: RTCPeerConnection
  offer: string
}

/**
 * A connection that sends the microphone and its offer. The offer goes out at once, without candidates:
 * the server is ICE-lite and learns the page's address from its checks.
 */
export async function makePeer(microphone: MediaStream, onSound: (stream: MediaStream) => void): Promise<Peer> {
  const connection = new RTCPeerConnection()
  connection.ontrack = (event) => onSound(event.streams[0] ?? new MediaStream([event.track]))
  for (const track of microphone.getAudioTracks()) {
    preferAlaw(connection.addTransceiver(track, { direction: 'sendrecv', streams: [microphone] }))
  }
  await connection.setLocalDescription(await connection.createOffer())
  return { connection, offer: connection.localDescription?.sdp ?? '' }
}

export async function acceptAnswer(connection: RTCPeerConnection, sdp: string): Promise<void> {
  await connection.setRemoteDescription({ type: 'answer', sdp })
}
