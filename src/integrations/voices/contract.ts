/** A voice that an assistant can speak with, as people choose it. */
export type VoiceLine = {
  provider: 'vapi' | '11labs'
  voiceId: string
  name: string
  /** In a few words: how it sounds. */
  about?: string
  /** ISO 639-1 of those it is known to speak; left out when its provider does not say. */
  languages?: string[]
  gender?: string
  /**
   * Where its provider keeps a recording of it, on a host of its own: pages play it through getVoiceSample of
   * domain/voices. Vapi's own voices have none.
   */
  sampleUrl?: string
  /** Somebody made it in our account (cloned from a person, designed) or brought it there, so it is not for everybody. */
  isOfAccount?: boolean
}

export type VoiceSample = { contentType: string; body: Buffer }

/** Somebody who offers voices. */
export type VoiceProvider = {
  id: VoiceLine['provider']
  label: string
  /**
   * All its voices.
   * @throws provider_rejected when a person must change something (the key), provider_down when it fails or is too slow
   */
  list(): Promise<VoiceLine[]>
  /**
   * The recording behind a sampleUrl of its own list.
   * @throws provider_down when it cannot be had, or is no audio of at most 2 MB
   */
  sample(url: string): Promise<VoiceSample>
}
