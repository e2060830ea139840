import type { EmulatedCall } from './vapi-call.js'

const RATE = 8_000
const HEADER_BYTES = 44
const PITCH = { bot: 205, user: 132 }

/**
 * A call as a WAV file (8 kHz, 8 bit): a hum where somebody talks, higher for the assistant, so that a player shows the
 * right length and one hears who speaks when. Stereo has the caller on the left.
 */
export function wavOf(call: EmulatedCall, channels: 1 | 2): Buffer {
  const samples = Math.max(RATE, Math.ceil((call.durationMs / 1_000) * RATE))
  const wav = Buffer.alloc(HEADER_BYTES + samples * channels, 128)
  writeHeader(wav, samples, channels)
  for (const { role, secondsFromStart, duration } of call.messages) {
    if (role !== 'bot' && role !== 'user') continue
    const first = Math.round(secondsFromStart * RATE)
    const last = Math.min(samples, first + Math.round((Number(duration) / 1_000) * RATE))
    const side = channels === 2 && role === 'bot' ? 1 : 0
    for (let at = first; at < last; at++) wav[HEADER_BYTES + at * channels + side] = hum(at, PITCH[role])
  }
  return wav
}

/** About four syllables a second. */
function hum(at: number, pitch: number): number {
  const seconds = at / RATE
  const syllable = Math.abs(Math.sin(Math.PI * 4 * seconds))
  const voice = Math.sin(2 * Math.PI * pitch * seconds) + 0.4 * Math.sin(4 * Math.PI * pitch * seconds)
  return 128 + Math.round(24 * syllable * voice)
}

function writeHeader(wav: Buffer, samples: number, channels: number): void {
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(channels, 22)
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(RATE * channels, 28)
  wav.writeUInt16LE(channels, 32)
  wav.writeUInt16LE(8, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * channels, 40)
}
